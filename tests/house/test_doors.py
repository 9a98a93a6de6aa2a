"""No hidden doors: who may write, who may read the clock, and what is done nowhere."""

import ast

from tests.house.source import Function, Module, calls, dotted, functions, imports, migrations, modules

# Below posts nobody can be asked: there only hands of built-in posts are made, by a name written out.
BELOW_POSTS = {"ledger", "people", "places", "rulebook"}
BUILT_IN = {"resident", "operator", "clock"}
# The table of open sessions belongs to the session itself, which only the edge has.
KEEPS_SESSIONS = "bandeng/people/web/sessions.py"
CLOCKS = ("bandeng.ui.clock", "django.utils.timezone.now")
READ_CLOCKS = {"datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time", "timezone.now"}
NOT_NAMES = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "manager",
    "managers",
    "service",
    "services",
    "misc",
}
NOT_NAMES |= {"data", "info", "core", "base_classes"}


def test_only_web_and_management_read_the_clock() -> None:
    edges = ("web", "management")
    found = [
        module.at(node)
        for module in modules()
        if not module.within(*edges) and module.name != "bandeng/ui/clock.py"
        for node, name in (*imports(module), *calls(module))
        if name.startswith(CLOCKS) or _reads_clock(name)
    ]
    assert not found, f"the clock is an argument `at`: {found}"


def _reads_clock(name: str) -> bool:
    return any(name == clock or name.endswith(f".{clock}") for clock in READ_CLOCKS)


def test_only_actions_import_the_pen() -> None:
    found = [
        module.at(node)
        for module in modules()
        if not module.within("actions") and module.room not in {"ledger"}
        for node, name in imports(module)
        if name == "bandeng.ledger.pen" or name.startswith("bandeng.ledger.pen.record")
    ]
    assert not found, f"only actions write: {found}"


def test_whoever_writes_waits_for_the_first_coming_of_a_form() -> None:
    """A form that comes twice in one moment: ``queries.said`` does not wait for the first, the pen does."""
    found = [
        module.at(node)
        for module in modules()
        if module.within("actions") and module.room != "ledger"
        for node, name in calls(module)
        if name in {"ledger.said", "queries.said"}
    ]
    assert not found, f"ask pen.said_before: {found}"


def test_only_posts_makes_hands() -> None:
    found = [
        module.at(node)
        for module in modules()
        if module.room != "posts" and not module.name.startswith("bandeng/demo/worlds")
        for node, name in calls(module)
        if name.rpartition(".")[2] == "Hand" and not (module.room in BELOW_POSTS and _is_built_in(node))
    ]
    assert not found, f"ask bandeng.posts.queries.hand: {found}"


def _is_built_in(call: ast.Call) -> bool:
    posts = [keyword.value for keyword in call.keywords if keyword.arg == "post"]
    return all(isinstance(post, ast.Constant) and post.value in BUILT_IN for post in posts)


def test_views_ask_queries_not_tables() -> None:
    found = [
        module.at(node)
        for module in modules()
        if module.within("web") and module.name != KEEPS_SESSIONS
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute) and node.attr in {"objects", "_default_manager"}
    ]
    assert not found, f"a view asks a query function: {found}"


def test_nothing_is_imported_inside_a_function() -> None:
    found = [
        module.at(node)
        for module in modules()
        for function in functions(module)
        if not (function.name == "ready" and module.parts[-1] == "apps")
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert not found, f"imports stand at the head of the module: {found}"


def test_no_signals_no_save_no_ordering() -> None:
    found = [
        f"{module.at(node)} {what}"
        for module in modules()
        for node, what in (*_signals(module), *_overrides(module), *_orderings(module))
    ]
    assert not found, found


def _signals(module: Module) -> list[tuple[ast.stmt, str]]:
    return [
        (node, name) for node, name in imports(module) if name.endswith((".signals", ".dispatch.receiver"))
    ]


def _overrides(module: Module) -> list[tuple[ast.stmt, str]]:
    return [
        (node, f"{owner.name}.{node.name}")
        for owner in ast.walk(module.tree)
        if isinstance(owner, ast.ClassDef) and any("Model" in dotted(base) for base in owner.bases)
        for node in owner.body
        if isinstance(node, ast.FunctionDef) and node.name in {"save", "delete"}
    ]


def _orderings(module: Module) -> list[tuple[ast.stmt, str]]:
    return [
        (node, "Meta.ordering")
        for owner in ast.walk(module.tree)
        if isinstance(owner, ast.ClassDef) and owner.name == "Meta"
        for node in owner.body
        if isinstance(node, ast.Assign) and any(dotted(target) == "ordering" for target in node.targets)
    ]


def test_no_keywords_are_passed_through_unread() -> None:
    found = [
        f"{module.at(node)} **{function.args.kwarg.arg}"
        for module in modules()
        for function in functions(module)
        if function.args.kwarg
        for node in _passed_through(function, function.args.kwarg.arg)
    ]
    assert not found, f"say which arguments are passed: {found}"


def _passed_through(function: Function, name: str) -> list[ast.Call]:
    """Calls that hand the keywords on, but for an overriding method that calls its ``super()``."""
    return [
        node
        for node in ast.walk(function)
        if isinstance(node, ast.Call) and not _is_super(node, function.name) and not _is_open(node)
        for keyword in node.keywords
        if keyword.arg is None and dotted(keyword.value) == name
    ]


def _is_open(call: ast.Call) -> bool:
    """Columns of a row and placeholders of a sentence have no fixed list."""
    return isinstance(call.func, ast.Attribute) and call.func.attr in {"update", "format"}


def _is_super(call: ast.Call, name: str) -> bool:
    target = call.func
    return (
        isinstance(target, ast.Attribute)
        and target.attr == name
        and isinstance(target.value, ast.Call)
        and dotted(target.value.func) == "super"
    )


def test_modules_have_names_that_say_something() -> None:
    found = [module.name for module in modules() if module.within(*NOT_NAMES)]
    assert not found, found


def test_migrations_stand_on_their_own() -> None:
    """A migration that imports today's code changes its meaning tomorrow."""
    found = [
        module.at(node)
        for module in migrations()
        for node, name in imports(module)
        if name.startswith("bandeng.") and ".models" in name
    ]
    assert not found, found


def test_migrations_are_named_for_what_they_do() -> None:
    found = [
        module.name for module in migrations() if "auto" in module.parts[-1] or "initial" in module.parts[-1]
    ]
    assert not found, found
