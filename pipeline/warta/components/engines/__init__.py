"""Engines for names, by name: one file each, one interface."""

import hashlib
from typing import TYPE_CHECKING

from warta.components.engines.engine import Engine, Name, Stateful
from warta.components.engines.folders import HEADS, model_files, model_folder
from warta.errors import WartaError

if TYPE_CHECKING:
    from warta.components.engines.onnx import Tagger
    from warta.reading.network import Network

__all__ = [
    "DEFAULT_NAMES",
    "ENGINES",
    "Engine",
    "Name",
    "Stateful",
    "describe_engine",
    "load_engine",
    "load_heads",
    "parse_engine",
]

ENGINES = ("onnx", "spacy", "stanza")
DEFAULT_NAMES = "names-base"
DEFAULT_STANZA = "warta_stanza_id"


def load_engine(engine: str, model: str, threads: int) -> Engine:
    """The engine called `engine`, with its model; `threads` as far as the engine has a say in them.

    Raises WartaError when there is no such engine or model.
    """
    # Imported when asked for: each engine brings its own libraries.
    if engine == "onnx":
        from warta.components.engines.onnx import load_tagger

        return load_tagger(model_folder(model), threads)
    if engine == "spacy":
        from warta.components.engines.spacy import load_spacy

        return load_spacy(model)
    if engine == "stanza":
        from warta.components.engines.stanza import load_stanza

        return load_stanza(model)
    raise WartaError(f"no engine {engine!r} for names: choose from {', '.join(ENGINES)}")


def load_heads(model: str, threads: int) -> "tuple[Tagger, Network]":
    """The encoder and the heads of a model's folder. Raises WartaError when the folder has none."""
    from warta.components.engines.onnx import load_tagger
    from warta.reading.network import load_network

    if not has_heads(model):
        raise WartaError(f"the model {model!r} has no heads ({HEADS}): give warta_reader a shipped model")
    folder = model_folder(model)
    return load_tagger(folder, threads), load_network(folder / HEADS, folder / "config.json")


def has_heads(model: str) -> bool:
    """Whether a names model comes with heads. Raises WartaError when there is no such model."""
    return (model_folder(model) / HEADS).is_file()


def describe_engine(names: str) -> dict[str, str]:
    """The short form with what tells one state of that model from another: a hash or a version."""
    engine, model = parse_engine(names)
    if engine == "spacy":
        from warta.components.engines.spacy import load_spacy

        return {"names": names, "version": load_spacy(model).version}
    if engine == "stanza":
        from warta.components.engines.stanza import package_version

        return {"names": names, "version": package_version(model)}
    digest = hashlib.sha256()
    for file in model_files(model_folder(model)):
        digest.update(file.read_bytes())
    return {"names": names, "sha256": digest.hexdigest()}


def parse_engine(names: str) -> tuple[str, str]:
    """Engine and model of the short form that the command line takes.

    >>> parse_engine("names-base"), parse_engine("spacy:en_core_web_trf"), parse_engine("stanza")
    (('onnx', 'names-base'), ('spacy', 'en_core_web_trf'), ('stanza', 'warta_stanza_id'))
    """
    engine, colon, model = names.partition(":")
    if engine == "stanza":
        return engine, model or DEFAULT_STANZA
    return (engine, model) if colon and engine in ENGINES else ("onnx", names)
