"""The sample report as bytes in memory, to be written out whole or damaged."""
import hashlib
import os
import re
import shutil

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PARTS = ["saraban.yaml", "content", "data", "evidence", "assets", "templates"]


def load(root=ROOT):
    """Path → bytes of everything an author writes."""
    files = {}
    for part in PARTS:
        top = os.path.join(root, part)
        if os.path.isfile(top):
            with open(top, "rb") as file:
                files[part] = file.read()
        for folder, _, names in os.walk(top):
            for name in names:
                path = os.path.join(folder, name)
                with open(path, "rb") as file:
                    files[os.path.relpath(path, root)] = file.read()
    return dict(sorted(files.items()))


def write(files, folder):
    """Writes a report into a folder that holds nothing else."""
    clear(folder)
    for path, content in files.items():
        full = os.path.join(folder, path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with open(full, "wb") as file:
            file.write(content)


def clear(folder):
    if os.path.isdir(folder) and not os.path.islink(folder):
        for name in os.listdir(folder):
            full = os.path.join(folder, name)
            if os.path.isdir(full) and not os.path.islink(full):
                shutil.rmtree(full)
            else:
                os.remove(full)
    os.makedirs(folder, exist_ok=True)


def changed(files, word):
    """Another version of the report: most pages differ, one page more, one picture more to copy."""
    result = dict(files)
    result["saraban.yaml"] = re.sub(rb"(?m)^agency: .*$", f"agency: จังหวัด{word}".encode(), files["saraban.yaml"])
    result[f"content/pages/{word}.md"] = f"---\npage: {word}\ntitle: หน้า {word}\n---\n\nดู <item:1.1> และ [ภาพ](assets/{word}.bin)\n".encode()
    result[f"assets/{word}.bin"] = word.encode() * 50_000
    return result


def digest(folder):
    """One number for all names and bytes below a folder; nothing for a missing one."""
    if not os.path.isdir(folder):
        return None
    whole = hashlib.sha256()
    for parent, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            path = os.path.join(parent, name)
            whole.update(os.path.relpath(path, folder).encode(errors="surrogateescape") + b"\0")
            with open(path, "rb") as file:
                whole.update(hashlib.sha256(file.read()).digest())
    return whole.hexdigest()


def leftovers(folder):
    """What an interrupted build may leave beside its target."""
    return [name for name in os.listdir(folder) if ".saraban-" in name]
