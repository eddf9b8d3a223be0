"""Every page must read complete without JavaScript."""
import re

# Buttons and fields are tools of the script, not what the page says.
TEXT = """() => { const copy = document.querySelector('main').cloneNode(true)
  copy.querySelectorAll('button, fieldset, input, select, output, dialog, [popover], script').forEach(element => element.remove())
  return copy.textContent }"""
HIDDEN = "() => [...document.querySelectorAll('main [hidden]')].map(element => element.textContent.trim().slice(0, 60)).filter(text => text)"


def words(text):
    return re.sub(r"\s+", " ", text).strip()


def run(visit):
    with visit.again(script=False) as bare:
        with_script, without = words(visit.ask(TEXT)), words(bare.ask(TEXT))
        for text in bare.ask(HIDDEN):
            yield "hidden without script", text
    if with_script != without:
        place = next((i for i, (one, other) in enumerate(zip(with_script, without)) if one != other), min(len(with_script), len(without)))
        start = max(0, place - 20)
        yield "text differs", f"with script: …{with_script[start:place + 60]}… without: …{without[start:place + 60]}…"
