// The page in a browser: no fault that axe finds in some views, of it and of others, nothing loaded, nothing in the console, links that lead there
// and back, and the script's find and keys; and the same page with scripts off.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const [, , browserPath, page, ...others] = process.argv;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core"), "utf8");
let failed = 0;

function expect(what, truth, got) {
  if (truth) return;
  failed++;
  console.error("FAILED: " + what, got ?? "");
}

async function open(browser, options, path = page) {
  const context = await browser.newContext(options);
  const tab = await context.newPage();
  const said = [], asked = [];
  tab.on("console", (message) => said.push(message.text()));
  tab.on("pageerror", (error) => said.push(String(error)));
  tab.on("request", (request) => asked.push(request.url()));
  await tab.goto("file://" + path);
  return { context, tab, said, asked };
}

const browser = await chromium.launch({ executablePath: browserPath, args: ["--no-sandbox"] });

for (const [width, colorScheme, path = page] of [[1200, "light"], [1200, "dark"], [390, "light"],
  ...others.flatMap((one) => [[1200, "light", one], [320, "dark", one]])]) {
  // axe itself must be let in past the page's policy; the page is the same.
  const { context, tab } = await open(browser, { bypassCSP: true, viewport: { width, height: 900 }, colorScheme }, path);
  const over = await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  const where = path.slice(path.lastIndexOf("/") + 1);
  expect(`${where}: no line wider than ${width}`, over <= 0, over);
  await tab.addScriptTag({ content: axe });
  const { violations } = await tab.evaluate(() => globalThis.axe.run());
  expect(`${where}: axe at ${width}, ${colorScheme}`, violations.length === 0, violations.map((v) => [v.id, v.nodes[0].html]));
  await context.close();
}

{
  const { context, tab, said, asked } = await open(browser, { viewport: { width: 1200, height: 900 } });
  expect("there are disputes", (await tab.locator(".dispute").count()) > 0);
  const link = tab.locator(".dispute .quote a").first();
  const words = await link.textContent();
  await link.click();
  const place = tab.locator(".place:target ~ .mark").first();
  expect("a quote leads to its place", words.startsWith(await place.textContent()), words);
  await place.click();
  expect("the place leads back", (await tab.locator(".dispute .quote:target").count()) === 1);
  await tab.keyboard.press("/");
  await tab.keyboard.type("zzzz");
  expect("what is not there hides all", (await tab.locator(".dispute:visible").count()) === 0);
  await tab.keyboard.press("Escape");
  expect("Escape shows all", (await tab.locator(".dispute:visible").count()) > 0);
  await tab.keyboard.press("j");
  expect("j goes to the first dispute", (await tab.evaluate(() => document.activeElement.id)) === "d1");
  const lines = await tab.locator(".dispute .quote:visible").count();
  const outlet = await tab.locator(".dispute .quote cite").first().textContent();
  await tab.selectOption("#outlet", outlet);
  const cited = await tab.locator(".dispute .quote:visible cite").allTextContents();
  const counted = await tab.locator("#found").textContent();
  const seen = await tab.locator(".side .quote:visible, .person .quote:visible, .time li:visible, .source:visible").count();
  expect("the lines of an outlet are counted", counted.startsWith(seen + " "), [counted, seen]);
  expect("an outlet's lines alone", cited.length > 0 && cited.length < lines && cited.every((one) => one === outlet), cited);
  await tab.selectOption("#outlet", "");
  await tab.selectOption("#stance", "denies");
  const tops = await tab.locator("nav > a, nav .find").evaluateAll((parts) =>
    parts.map((one) => one.getBoundingClientRect().top));
  expect("what is found breaks no line", Math.max(...tops) - Math.min(...tops) < 20, tops);
  expect("a stance alone", (await tab.locator(".side.asserts:visible").count()) === 0);
  expect("and all of it", (await tab.locator(".side.denies .quote:visible").count()) > 0);
  await tab.selectOption("#stance", "");
  expect("all lines again", (await tab.locator(".dispute .quote:visible").count()) === lines);
  expect("the network is drawn", (await tab.locator(".network .edge").count()) > 3);
  const drawn = await tab.locator(".network .name").evaluateAll((names) => names.every((name) => {
    const box = name.getBoundingClientRect(), around = name.ownerSVGElement.getBoundingClientRect();
    return box.left >= around.left && box.right <= around.right && box.top >= around.top && box.bottom <= around.bottom;
  }));
  expect("every name lies within the drawing", drawn);
  await tab.locator("table.overview a").last().click();
  expect("the table of disputes leads to them", (await tab.locator(".dispute:target").count()) === 1);
  // What is kept in view must not take two lines.
  const rows = await tab.locator("nav > *").evaluateAll((parts) => {
    const tops = parts.map((one) => one.getBoundingClientRect().top);
    return Math.max(...tops) - Math.min(...tops);
  });
  expect("parts and tools stand in one line", rows < 20, rows);
  expect("no choice is cut", await tab.locator("#stance").evaluate((all) => {
    const text = document.createElement("canvas").getContext("2d");
    text.font = getComputedStyle(all).font;
    return text.measureText(all.options[0].text).width + 32 < all.getBoundingClientRect().width;
  }));
  const name = tab.locator("#speakers tbody th a").nth(1);
  const called = await name.textContent();
  await name.click();
  expect("a speaker leads to the quotes", called === await tab.locator(".person:target h3 b").textContent(), called);
  // Again and again: the page moves as its parts are laid out.
  const noted = await tab.waitForFunction(() => {
    const one = document.querySelector(".source .note a");
    one.scrollIntoView({ block: "center" });
    const box = one.getBoundingClientRect();
    return document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2) === one;
  }, null, { timeout: 5000 }).catch(() => false);
  expect("who says it is seen beside the mark", noted);
  expect("nothing is loaded", asked.length === 1, asked);
  expect("nothing in the console", said.length === 0, said);
  await context.close();
}

{
  const { context, tab, said } = await open(browser, { javaScriptEnabled: false });
  expect("without scripts, the same page", (await tab.locator(".dispute:visible").count()) > 0);
  expect("without scripts, no find", !(await tab.locator("#tools").isVisible()));
  expect("without scripts, nothing in the console", said.length === 0, said);
  await context.close();
}

{
  // A4 with margins.
  const { context, tab } = await open(browser, { viewport: { width: 680, height: 980 } });
  await tab.emulateMedia({ media: "print" });
  const asserts = await tab.locator(".side.asserts").first().boundingBox();
  const denies = await tab.locator(".side.denies").first().boundingBox();
  expect("printed, the sides are beside each other", asserts.y === denies.y && asserts.x + asserts.width < denies.x);
  expect("printed, a table has its head", await tab.locator(".overview thead").isVisible());
  expect("printed, nothing to click", !(await tab.locator("nav").isVisible()));
  expect("printed, no line is wider", await tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  await context.close();
}

await browser.close();
process.exit(failed ? 1 : 0);
