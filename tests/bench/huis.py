"""The house in figures: portal/, reports/, app.py and templates/ of a checkout, without running it.

    python tests/bench/huis.py [folder ...]

A column per folder (without one: this checkout). Left out are migrations, which are frozen copies.
How is counted: a loose module is a file directly in portal/ or reports/. A line counts as it
stands, blank and comment too, but wide ones are a share of those with something on them. A
function goes from its `def` to its last line, docstring included, and counts also inside another
one. "Called once" is a function or method of one underscore that its module names exactly once,
as a share of all. A role question is `is_adviseur` or `heeft_rol(` outside policy/ and models/. A
transaction by hand is a call of `eenmaal`, `schrijven` or `atomic` in portal/steps. An address is
a text that begins with "/" and a letter: in Python outside tools/adressen, decorators, docstrings
and `url_prefix`, in templates behind a quote. What is no page (a file, a route's tail) counts too.
"""

import ast
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from statistics import median

HERE = Path(__file__).parents[2]
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
OWNERS = (ast.Module, ast.ClassDef, *FUNCTIONS)
ADDRESS = re.compile(r"/[a-z]")
QUOTED = re.compile(r"""["']/[a-z]""")
ROLE = re.compile(r"\bis_adviseur\b|\bheeft_rol\(")
FROZEN = re.compile(r"\d{4}_")
Row = tuple[str, str]


class Module:
    """One file of Python: where it stands in the checkout, its text and its tree."""

    def __init__(self, path: Path, root: Path):
        self.path = path.relative_to(root).as_posix()
        self.text = path.read_text(encoding="utf-8")
        self.lines = self.text.splitlines()
        self.nodes = list(ast.walk(ast.parse(self.text)))
        self.functions = [node for node in self.nodes if isinstance(node, FUNCTIONS)]

    def called_once(self) -> int:
        """Return how many private functions and methods this module names exactly once."""
        names = Counter(n.id for n in self.nodes if isinstance(n, ast.Name))
        names.update(n.attr for n in self.nodes if isinstance(n, ast.Attribute))
        owners = (n for n in self.nodes if isinstance(n, (ast.Module, ast.ClassDef)))
        own = (f.name for owner in owners for f in owner.body if isinstance(f, FUNCTIONS))
        return sum(re.match("_[a-z]", name) is not None and names[name] == 1 for name in own)

    def addresses(self) -> int:
        """Return how many texts of this module are an address, or begin as one."""
        if self.path.endswith("tools/adressen.py"):
            return 0
        passed = {id(n) for part in self._no_addresses() for n in ast.walk(part)}
        texts = (n for n in self.nodes if isinstance(n, ast.Constant) and id(n) not in passed)
        return sum(isinstance(n.value, str) and bool(ADDRESS.match(n.value)) for n in texts)

    def _no_addresses(self) -> Iterator[ast.AST]:
        for node in self.nodes:
            yield from getattr(node, "decorator_list", [])
            if isinstance(node, OWNERS) and ast.get_docstring(node) is not None:
                yield node.body[0]
            if isinstance(node, ast.keyword) and node.arg == "url_prefix":
                yield node
            if isinstance(node, ast.JoinedStr):  # only its begin counts, not what follows a value
                yield from node.values[1:]

    def by_hand(self) -> int:
        """Return how often a step opens a transaction itself."""
        if not self.path.startswith("portal/steps/"):
            return 0
        calls = (n.func for n in self.nodes if isinstance(n, ast.Call))
        names = (getattr(call, "attr", getattr(call, "id", "")) for call in calls)
        return sum(name in ("eenmaal", "schrijven", "atomic") for name in names)

    def nested_doe(self) -> int:
        """Return how many functions called `doe` stand in another one."""
        inner = (n for f in self.functions for n in ast.walk(f) if n is not f)
        return len({id(n) for n in inner if isinstance(n, FUNCTIONS) and n.name == "doe"})


def measure(root: Path) -> Iterator[Row]:
    """Yield every figure of this checkout, with what it is of."""
    paths = [root / "app.py", *(root / "portal").rglob("*.py"), *(root / "reports").rglob("*.py")]
    house = [Module(path, root) for path in paths if not FROZEN.match(path.name)]
    pages = [p for p in (root / "templates").rglob("*") if p.is_file()]
    texts = [page.read_text(encoding="utf-8") for page in pages]
    lines = [line for module in house for line in module.lines]
    filled, wide = sum(map(bool, lines)), sum(len(line) > 100 for line in lines)
    sizes = sorted(f.end_lineno - f.lineno + 1 for m in house for f in m.functions)
    once = sum(module.called_once() for module in house)
    outside = [m.text for m in house if not m.path.startswith(("portal/policy/", "portal/models/"))]
    yield "lines of Python", f"{len(lines)}"
    yield "statements", f"{sum(isinstance(n, ast.stmt) for m in house for n in m.nodes)}"
    yield "modules", f"{len(house)}"
    for room in ("portal", "reports"):
        loose = [p for p in (root / room).glob("*.py") if p.name != "__init__.py"]
        yield f"loose modules in {room}/", f"{len(loose)}"
    yield "functions", f"{len(sizes)}"
    p95 = sizes[int(0.95 * len(sizes))]
    yield "lines of one: median, p95, max", f"{median(sizes):.0f}, {p95}, {sizes[-1]}"
    yield "private, called once", f"{once} ({once / len(sizes):.1%})"
    yield "lines wider than 100", f"{wide} ({wide / filled:.1%})"
    yield "role questions outside policy", f"{sum(len(ROLE.findall(t)) for t in outside + texts)}"
    yield "transactions by hand in steps", f"{sum(module.by_hand() for module in house)}"
    yield "functions `doe` in another one", f"{sum(module.nested_doe() for module in house)}"
    yield "templates", f"{len(pages)}"
    yield "addresses in Python", f"{sum(module.addresses() for module in house)}"
    yield "addresses in templates", f"{sum(len(QUOTED.findall(t)) for t in texts)}"


def main() -> None:
    """Print the table."""
    folders = [Path(name).resolve() for name in sys.argv[1:]] or [HERE]
    heads = [("", folder.name) for folder in folders]
    for row in [heads, *zip(*map(measure, folders), strict=True)]:
        sys.stdout.write(f"{row[0][0]:32}" + "".join(f"{cell:>16}" for _, cell in row) + "\n")


if __name__ == "__main__":
    main()
