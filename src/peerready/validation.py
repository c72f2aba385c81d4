"""A document held against its model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

if TYPE_CHECKING:
    from peerready.documents import Document
    from peerready.errors import Problem

M = TypeVar("M", bound=BaseModel)


def validate(
    model: type[M], document: Document, data: Any = None, *, context: Any = None
) -> tuple[M | None, list[Problem]]:
    """The instance a document makes, or None and every problem that stands against it."""
    try:
        given = document.data if data is None else data
        return model.model_validate(given, context=context), []
    except ValidationError as error:
        from peerready.reading import (
            model_faults,  # what explains a fault is imported only where there is one
        )

        return None, model_faults.problems(error, document, model)
