"""Typed, cited facts out of crime reporting."""

from crimefacts.api import extract
from crimefacts.document import Document, Span
from crimefacts.errors import (
    CrimefactsError,
    DuplicateExtractorError,
    ExtractorOptionError,
    InvalidFactError,
    MissingExtraError,
    PatternError,
    PluginError,
    PluginLoadError,
    ReadError,
    RequirementError,
    SerializationError,
    UngroundedFactError,
    UnknownExtractorError,
)
from crimefacts.extraction import Coverage, Extraction, ExtractorFailure
from crimefacts.extractors import Context, Extractor
from crimefacts.facts import (
    Cargo,
    DateExpression,
    DateKind,
    Fact,
    Means,
    MoneyAmount,
    Organization,
    OrganizationKind,
    Period,
    Place,
    PlaceCandidate,
    PlaceKind,
    Qualifier,
    Timex3,
    TraffickingRoute,
)
from crimefacts.hooks import ExtractorFactory, hookimpl
from crimefacts.patterns import PatternExtractor, PatternMatch
from crimefacts.pipeline import OnError, Pipeline
from crimefacts.plugins import PluginFailure, PluginInfo, RegisteredExtractor
from crimefacts.readers import read
from crimefacts.registry import Registry

__all__ = [
    "Cargo",
    "Context",
    "Coverage",
    "CrimefactsError",
    "DateExpression",
    "DateKind",
    "Document",
    "DuplicateExtractorError",
    "Extraction",
    "Extractor",
    "ExtractorFactory",
    "ExtractorFailure",
    "ExtractorOptionError",
    "Fact",
    "InvalidFactError",
    "Means",
    "MissingExtraError",
    "MoneyAmount",
    "OnError",
    "Organization",
    "OrganizationKind",
    "PatternError",
    "PatternExtractor",
    "PatternMatch",
    "Period",
    "Pipeline",
    "Place",
    "PlaceCandidate",
    "PlaceKind",
    "PluginError",
    "PluginFailure",
    "PluginInfo",
    "PluginLoadError",
    "Qualifier",
    "ReadError",
    "RegisteredExtractor",
    "Registry",
    "RequirementError",
    "SerializationError",
    "Span",
    "Timex3",
    "TraffickingRoute",
    "UngroundedFactError",
    "UnknownExtractorError",
    "extract",
    "hookimpl",
    "read",
]
