"""The papers: one module per stuk makes a frozen dataclass into HTML, `drukker` has it printed as
PDF.
"""
