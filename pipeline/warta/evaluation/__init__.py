"""Measuring a run against annotated articles."""

from warta.evaluation.run import evaluate
from warta.evaluation.scores import Evaluation, Mistake, Score

__all__ = ["Evaluation", "Mistake", "Score", "evaluate"]
