"""The papers: one module per stuk builds a frozen dataclass of what `portal.queries` found, and
makes HTML of it; `papieren` is the table of all, `lezers` says which prints which field.

`opmaak` is how they look, `grafieken` what they draw, `pers` has them printed as PDF, `uitgeven`
makes a version to issue.
"""
