"""What import-linter checks by folder, and has no contract for."""

from typing import cast

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class Namesakes(Contract):
    """Each package below `importers` imports, of those below `imported`, only the one with its own name.

    With `pages.sections` and `lessons.course`, `pages.sections.pooling` may import `lessons.course.pooling` and below.
    """

    # Read from the configuration, they are what the fields stand for.
    importers = cast(list[str], fields.ListField(subfield=fields.StringField()))
    imported = cast(str, fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Finds the imports of others."""
        strangers = [
            (module, target)
            for folder in self.importers
            for package in graph.find_children(folder) - set(self.importers)
            for module in {package, *graph.find_descendants(package)}
            for target in graph.find_modules_directly_imported_by(module)
            if self._is_other(target, package.rpartition(".")[2])
        ]
        return ContractCheck(kept=not strangers, metadata={"strangers": sorted(strangers)})

    def _is_other(self, target: str, name: str) -> bool:
        own = f"{self.imported}.{name}"
        return target.startswith(f"{self.imported}.") and target != own and not target.startswith(f"{own}.")

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Prints them."""
        for module, target in check.metadata["strangers"]:
            output.print_error(f"{module} imports {target}")
