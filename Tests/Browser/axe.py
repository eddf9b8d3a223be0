"""Accessibility, by axe-core."""
import functools
import importlib.resources

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
# Without preloading: it would ask for the style sheet anew, which a browser refuses to a page opened from a folder.
RUN = "tags => axe.run(document, {runOnly: tags, resultTypes: ['violations'], preload: false}).then(found => found.violations)"


@functools.cache
def source():
    return importlib.resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


def run(visit):
    visit.ask(source())
    for violation in visit.ask(RUN, TAGS):
        for node in violation["nodes"]:
            why = node["any"] + node["all"] + node["none"]
            yield violation["id"], f"{' '.join(map(str, node['target']))}: {why[0]['message'] if why else violation['help']}"
