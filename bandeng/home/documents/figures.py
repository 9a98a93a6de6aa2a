"""The catalogue of numbers, as every room declares them in its ``measures``."""

from bandeng.figures.queries import catalogue


def page() -> str:
    """docs/generated/figures.md"""
    head = [
        "# Figures",
        "",
        "Each is counted from facts and opens onto its records: `bandeng figure read NAME --evidence`.",
        "",
        "`seen by` is the act one must be allowed to do at the place; empty: anybody.",
        "",
        "| figure | 中文 | English | unit | what is counted | seen by |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    rows = [
        f"| `{f.name}` | {f.zh} | {f.en} | {f.unit} | {f.note_zh} · {f.note_en} | {f.act} |"
        for f in catalogue()
    ]
    return "\n".join([*head, *rows]) + "\n"
