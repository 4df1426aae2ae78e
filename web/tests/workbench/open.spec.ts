/** Opening: from the folder's list, by name, and a new arrangement; and the results of what is open. */
import { expect, look, onDisk, open, state, strip, test } from "./bench";
import { serve } from "./served";

test("the folder lists its arrangements, and one is opened", async ({ page, served }) => {
  await page.goto(served.address);
  await page.getByRole("button", { name: /peace\.toml.*Kestria and Alvane/ }).click();
  await expect(strip(page)).toContainText("this peace has a", { timeout: 30_000 });
  await expect(state(page)).toHaveText("saved");
  await expect(page).toHaveURL(/#peace\.toml$/);
  await expect(page).toHaveTitle(/^peace\.toml/);
});

test("a server that begins with a file opens it", async ({ page, served }) => {
  const named = await serve(served.folder, "peace.toml");
  const other = await page.context().newPage();
  await other.goto(named.address);
  await expect(strip(other)).toContainText("%", { timeout: 30_000 });
  await other.close();
  await named.stop();
});

test.describe("where a request is refused", () => {
  test.use({ expected: [/409|404|422|400/] });

  test("a new arrangement begins whole, and a name that is taken is refused in words", async ({ page, served }) => {
    await page.goto(served.address);
    await page.getByLabel("its file").fill("mine");
    await page.getByRole("button", { name: "begin" }).click();
    await expect(strip(page)).toContainText("%", { timeout: 30_000 });
    expect(onDisk(served, "mine.toml")).toContain("[target]");
    await page.getByRole("button", { name: "other files" }).click();
    await expect(page.getByRole("button", { name: /mine\.toml/ })).toBeVisible();
    await page.getByLabel("its file").fill("mine.toml");
    await page.getByRole("button", { name: "begin" }).click();
    await expect(page.getByRole("alert")).toContainText("mine.toml");
  });

  test("a file that is not there leaves the list, with words", async ({ page, served }) => {
    await page.goto(`${served.address}#nothing.toml`);
    await expect(page.getByRole("alert")).toBeVisible();
    await expect(page.getByRole("button", { name: /peace\.toml/ })).toBeVisible();
  });
});

test("results are those of the report, and what is tried there is written into the text", async ({ page, served }) => {
  await open(page, served);
  await look(page, "Results");
  for (const question of ["How would it break?", "Who would sign?", "What would be enough?", "Which promise carries it?", "What does it hinge on?", "The moment itself"]) {
    await expect(page.getByRole("heading", { name: question })).toBeVisible({ timeout: 30_000 });
  }
  await expect(page.locator(".answer")).toContainText("It hinges most on", { timeout: 30_000 });
  await page.getByRole("switch").first().uncheck();
  await expect(page.getByLabel("What you try here")).toContainText("1 change is tried here");
  await page.getByRole("button", { name: "write it into the arrangement" }).click();
  await expect(page.getByLabel("What you try here")).toHaveCount(0);
  await look(page, "Write");
  await expect(page.locator('[id="at-commitments.promise"]')).toHaveCount(0);
  await expect(page.locator('[id="at-commitments.battalion"]')).toBeVisible();
});

test.describe("where an address cannot be read", () => {
  test.use({ expected: [/403|404/] });

  test("it leads to the folder, with words", async ({ page, served }) => {
    await page.goto(`${served.address}#%E0%A4%A`);
    await expect(page.getByRole("button", { name: /peace\.toml/ })).toBeVisible();
    await expect(page.getByRole("alert")).toContainText("%E0%A4%A");
    await page.getByRole("button", { name: /peace\.toml/ }).click();
    await expect(page.getByRole("heading", { name: "The arrangement as a form" })).toBeVisible();
  });
});
