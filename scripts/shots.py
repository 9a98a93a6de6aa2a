"""Look at pages in a real browser: ``python -m scripts.shots URL... [--widths 360,768,1440] [--dark]``.

Writes one picture per page and width, and reports what a browser minds: refusals of the content policy,
errors on the console, sideways overflow, touch targets that are too small, axe violations. Exit code 1 if
there are any. Further: ``--large``, ``--en``, ``--screen`` (only what one screen shows), ``--out DIR``.
"""

import argparse
import re
import sys
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Page, sync_playwright

AXE = Path(__file__).resolve().parent.parent / "tests" / "vendor" / "axe.min.js"
CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
WATCH = """document.addEventListener('securitypolicyviolation', (e) =>
  console.error('policy: ' + e.violatedDirective + ' ' + e.blockedURI))"""
OVERFLOW = """() => [...document.querySelectorAll('body *')].filter((e) => {
  const r = e.getBoundingClientRect();
  if (!r.width || r.right <= innerWidth + 1 || e.closest('details:not([open])')) return false;
  for (let p = e.parentElement; p; p = p.parentElement)
    if (['auto', 'scroll', 'hidden'].includes(getComputedStyle(p).overflowX)) return false;
  return true;
}).slice(0, 5).map((e) => e.tagName + '.' + e.className)"""
SMALL = """() => [...document.querySelectorAll(
  'button, summary, a.button, input:not([type=hidden]), select')].filter((e) => {
  const around = e.closest('label') || e;
  const r = around.getBoundingClientRect();
  return r.width && r.height && !e.closest('.skip, .ready') && (r.height < 43.5 || r.width < 43.5);
}).slice(0, 5).map((e) => e.tagName + ' ' + (e.textContent || e.name).trim().slice(0, 20))"""
AXE_RUN = """async () => (await axe.run(document,
  {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})).violations
  .filter((v) => v.impact !== 'minor')
  .map((v) => `${v.impact} ${v.id}: ${v.nodes.slice(0, 3).map((n) => n.target.join(' ')).join(' | ')}`)"""


def main() -> None:
    """Take the pictures and say what is wrong."""
    options = _options()
    options.out.mkdir(parents=True, exist_ok=True)
    complaints = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for width in options.widths:
            context = browser.new_context(
                viewport={"width": width, "height": 800},
                color_scheme="dark" if options.dark else "light",
                bypass_csp=False,
            )
            _prefer(context, options)
            for url in options.urls:
                complaints += look(context.new_page(), url, options, width)
            context.close()
        browser.close()
    sys.stdout.write(f"{complaints} complaints\n")
    sys.exit(1 if complaints else 0)


def look(page: Page, url: str, options: argparse.Namespace, width: int) -> int:
    """One page at one width: a picture and its complaints."""
    heard = complaints_about(page, url)
    name = re.sub(r"\W+", "-", urlsplit(url).path.strip("/")) or "home"
    marks = (
        ("-dark" if options.dark else "")
        + ("-large" if options.large else "")
        + ("-en" if options.en else "")
    )
    page.screenshot(path=options.out / f"{name}-{width}{marks}.png", full_page=not options.screen)
    for text in heard:
        sys.stdout.write(f"{width} {url} {text}\n")
    page.close()
    return len(heard)


def complaints_about(page: Page, url: str) -> list[str]:
    """What a browser minds about a page; it is left open as it stands."""
    heard: list[str] = []
    page.on("console", lambda said: heard.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.add_init_script(WATCH)
    answer = page.goto(url, wait_until="load")
    if page.locator(".map").count():
        page.wait_for_selector(".leaflet-interactive", state="attached")
    if answer and answer.status >= 400:  # the page of a refusal is a page too
        heard = [text for text in heard if "the server responded with a status" not in text]
    heard += [f"overflow: {element}" for element in page.evaluate(OVERFLOW)]
    heard += [f"small target: {element}" for element in page.evaluate(SMALL)]
    page.evaluate(AXE.read_text(encoding="utf-8"))
    return heard + [f"axe {found}" for found in page.evaluate(AXE_RUN)]


def _prefer(context: BrowserContext, options: argparse.Namespace) -> None:
    chosen = {"large": "1" if options.large else "0", "lang": "en" if options.en else "zh-hans"}
    chosen |= {"theme": "dark" if options.dark else "light"}
    site = "{0.scheme}://{0.netloc}/".format(urlsplit(options.urls[0]))
    context.add_cookies([{"name": name, "value": value, "url": site} for name, value in chosen.items()])


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Look at pages in a real browser.")
    parser.add_argument("urls", nargs="+")
    parser.add_argument(
        "--widths", default="360,768,1440", type=lambda text: [int(w) for w in text.split(",")]
    )
    parser.add_argument("--out", default="test-results/shots", type=Path)
    for flag in ("dark", "large", "en", "screen"):
        parser.add_argument(f"--{flag}", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    main()
