/** Numbers and dates in words, with no more digits than they deserve. */

/** A chance in whole percent; what is not certain never reads as certain. */
export function percent(chance: number): string {
  if (chance <= 0) return "0%";
  if (chance >= 1) return "100%";
  if (chance < 0.005) return "under 1%";
  if (chance >= 0.995) return "over 99%";
  return `${Math.round(chance * 100)}%`;
}

/** A number with at most two digits after the point, or three significant ones where it is small. */
export function short(value: number): string {
  if (!Number.isFinite(value)) return "–";
  const size = Math.abs(value);
  if (size >= 1e6) return value.toExponential(1).replace("e+", "e");
  const digits = size === 0 ? 0 : size < 0.1 ? Math.min(12, 2 - Math.floor(Math.log10(size))) : size < 20 ? 2 : size < 200 ? 1 : 0;
  const text = value.toFixed(digits).replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "");
  return (text === "-0" ? "0" : text).replace("-", "−");
}

/**
 * A value that something has to reach, coming from `from`: `least` digits, or as many as it takes to stop short
 * of `beyond`; never short of it.
 */
export function reaching(value: number, from: number, beyond = value > from ? Infinity : -Infinity, least = 3): number {
  if (value === 0 || !Number.isFinite(value)) return value;
  for (let digits = least; digits <= 12; digits += 1) {
    const rounded = roundedAway(value, from, digits);
    if (value > from ? rounded <= beyond : rounded >= beyond) return rounded;
  }
  return value;
}

function roundedAway(value: number, from: number, digits: number): number {
  const unit = 10 ** (Math.floor(Math.log10(Math.abs(value))) + 1 - digits);
  const whole = (value > from ? Math.ceil : Math.floor)(Number((value / unit).toPrecision(6 + digits)));
  return Number((whole * unit).toPrecision(digits));
}

/** A number with every digit that it has, where one less would be another number. */
export function inFull(value: number): string {
  if (!Number.isFinite(value)) return "–";
  return String(Number(value.toPrecision(12))).replace("e+", "e").replace(/-/g, "−");
}

/** Points, with one digit after the point beside each other, whatever their size. */
export function inPoints(value: number): string {
  const text = value.toFixed(1);
  return (text === "-0.0" ? "0.0" : text).replace("-", "−");
}

/** Points with their sign. */
export const signed = (value: number) => (value > 0 ? `+${inPoints(value)}` : inPoints(value));

/** A number with its unit: "31 points", "0.5 a year", "0.8". */
export const withUnit = (value: number, unit: string) => `${short(value)}${unit ? ` ${unit}` : ""}`;

/** A share with its standard error: "67% ± 1 point", "67% ± 0.7 points". */
export function percentWithError(share: number, error: number): string {
  const points = error * 100;
  if (!(points > 0)) return percent(share);
  const said = points < 0.05 ? "less than 0.1" : points.toFixed(points < 9.95 ? 1 : 0).replace(/\.0$/, "");
  return `${percent(share)} ± ${said} ${said === "1" ? "point" : "points"}`;
}

/** "5 years", "1 year". */
export const years = (value: number) => (short(value) === "1" ? "1 year" : `${short(value)} years`);

/** "4,096". */
export const counted = (value: number) => value.toLocaleString("en");

/** Difference of two chances in percentage points, in words. */
export function pointsApart(difference: number): string {
  const apart = Math.round(Math.abs(difference) * 100);
  if (apart === 0) return "less than one point";
  return apart === 1 ? "1 point" : `${apart} points`;
}

const DAY = 86_400_000;

/** The date so many years (of 365.25 days) after an ISO date. */
export function dateAfter(signed: string, years: number): Date {
  return new Date(Date.parse(`${signed}T00:00:00Z`) + years * 365.25 * DAY);
}

/** "20 January 2029". */
export const day = (date: Date | string) =>
  asDate(date).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

/** "January 2029". */
export const month = (date: Date | string) =>
  asDate(date).toLocaleDateString("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });

const asDate = (date: Date | string) => (typeof date === "string" ? new Date(`${date}T00:00:00Z`) : date);
