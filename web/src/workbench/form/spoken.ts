/** Words of the file as they are written in a sentence. */
const SPOKEN: Readonly<Record<string, string>> = { protege: "protégé" };

export const spoken = (word: string): string => SPOKEN[word] ?? word;
