"""Score extractors against gold documents: how much is found, how much of it is right."""

from crimefacts.evaluation.comparison import Change, Comparison, compare
from crimefacts.evaluation.gold import GoldDocument, predict, read_gold, read_predictions
from crimefacts.evaluation.measures import ContextCounts, Measure, TypeCounts
from crimefacts.evaluation.scoring import ErrorKind, EvaluationError, Score, score

__all__ = [
    "Change",
    "Comparison",
    "ContextCounts",
    "ErrorKind",
    "EvaluationError",
    "GoldDocument",
    "Measure",
    "Score",
    "TypeCounts",
    "compare",
    "predict",
    "read_gold",
    "read_predictions",
    "score",
]
