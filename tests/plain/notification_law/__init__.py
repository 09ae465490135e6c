"""A plain implementation of the notification law, written from the notes on the law alone: see README.md."""

from .evaluation import evaluate

__all__ = ["evaluate"]
