"""Search as it is used: typed into, walked through by keys, left and come back to."""

FIRST = "#x\\.results a"
WORD = "ระบบ"

RESULTS = """() => ({
  groups: [...document.querySelectorAll('#x\\\\.results section h2')].map(heading => heading.textContent.trim()),
  links: document.querySelectorAll('#x\\\\.results a').length,
  unmarked: [...document.querySelectorAll('#x\\\\.results li')].filter(hit => !hit.querySelector('mark')).length,
  wrong: [...document.querySelectorAll('#x\\\\.results mark')].map(mark => mark.textContent).filter(text => text !== 'ระบบ').slice(0, 3),
  sections: document.querySelectorAll('#x\\\\.results .section').length,
  contents: document.getElementById('x.contents').hidden,
  query: document.getElementById('x.query').value,
})"""
FOCUS = """() => { const stops = [document.getElementById('x.query'), ...document.querySelectorAll('#x\\\\.results a')]
  return stops.indexOf(document.activeElement) }"""


def run(visit):
    if visit.page.kind != "search" or visit.page.report != "sample":
        return
    tab = visit.tab
    tab.fill("#x\\.query", "")
    tab.type("#x\\.query", WORD)
    tab.wait_for_selector(FIRST)
    tab.wait_for_function("document.getElementById('x.results').dataset.milliseconds")
    shown = visit.ask(RESULTS)
    if len(shown["groups"]) < 3 or not shown["sections"] or not shown["contents"]:
        yield "results are not grouped or name no section", str(shown)
    if shown["unmarked"] or shown["wrong"]:
        yield "phrase is not marked", str(shown)
    if "?q=%E0%B8%A3" not in tab.url:
        yield "address does not keep the query", tab.url
    for key, place in [("ArrowDown", 1), ("ArrowDown", 2), ("ArrowUp", 1), ("Escape", 0)]:
        visit.press(key)
        if visit.ask(FOCUS) != place:
            yield "focus is elsewhere", f"after {key}: {visit.ask(FOCUS)}, not {place}"
    address = visit.ask(f"() => document.querySelector({FIRST!r}).href")
    with tab.expect_navigation():
        visit.press("Enter")
    if tab.url != address:
        yield "Enter does not open the first hit", tab.url
    tab.go_back()
    tab.wait_for_selector(FIRST)
    if visit.ask(RESULTS)["query"] != WORD:
        yield "query is lost on the way back", tab.url
    tab.focus("#x\\.query")
    visit.press("Escape")
    tab.wait_for_selector("#x\\.contents:visible")
    if "?q=" in tab.url or visit.ask(RESULTS)["links"]:
        yield "Escape does not clear", tab.url
