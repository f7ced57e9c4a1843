"""Read a rubric file: the typed model, with all its mistakes at once.

Leaves to others: whether what it says of roll calls is true (check).
"""

from pathlib import Path
from typing import Any

from reportcard.errors import UserError
from reportcard.scoring.references import reference_problems
from reportcard.scoring.rubric import Rubric
from reportcard.yamlfile import YamlFile, read_yaml, validate_model


def load_rubric(path: Path, *, shown_as: str) -> Rubric:
    """Read and check a rubric file in itself.

    Args:
        path: The file.
        shown_as: How to name it in sentences.

    Raises:
        UserError: every mistake, each with file, line, key and the nearest allowed word.
    """
    return rubric_from_yaml(read_yaml(path, shown_as=shown_as))


def rubric_from_yaml(yaml: YamlFile) -> Rubric:
    """The rubric in a YAML file that was read; otherwise as `load_rubric`."""
    references = reference_problems(yaml)
    try:
        rubric = validate_model(yaml, Rubric)
    except UserError as error:
        told = {(problem.line, problem.key) for problem in error.problems}
        rest = [problem for problem in references if (problem.line, problem.key) not in told]
        raise UserError([*error.problems, *rest]) from None
    if references:
        raise UserError(references)
    rubric._yaml = yaml
    return rubric


def rubric_schema() -> dict[str, Any]:
    """The JSON Schema of a rubric file, for editors that complete and check while one types."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Rubric.model_json_schema(),
    }
