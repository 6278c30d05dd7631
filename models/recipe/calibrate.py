"""Find the temperature at which the scores of a model's names say best how often they are right.

`python -m warta_models.recipe.calibrate MODEL_DIR --corpora DIR` writes it to the model's `config.json`.

The temperature divides the logit of a score; the one with the least cross-entropy on the development splits is kept
(Platt scaling with one parameter, as in Guo et al. 2017).
"""

import argparse
import json
from pathlib import Path

import numpy as np

from warta.components.engines.onnx import Tagger

from .corpora import read
from .evaluate import find_names, judge_names

TEMPERATURES = np.arange(0.5, 3.0, 0.05)


def best_temperature(scores: np.ndarray, right: np.ndarray) -> float:
    """The temperature for `scores` (names,) in [0, 1], each with whether its name is `right` (names,).

    >>> best_temperature(np.array([0.99] * 10), np.array([True] * 9 + [False])) > 1.5
    True
    """
    kept = np.clip(scores, 1e-6, 1 - 1e-6)
    logits = np.log(kept / (1 - kept))
    losses = [np.logaddexp(0, np.where(right, -logits, logits) / t).mean() for t in TEMPERATURES]
    return round(float(TEMPERATURES[int(np.argmin(losses))]), 2)


def main() -> None:
    """Calibrate an exported model."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("model", type=Path)
    parser.add_argument("--corpora", type=Path, required=True)
    arguments = parser.parse_args()
    file = arguments.model / "config.json"
    config = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps({**config, "temperature": 1.0}, indent=1) + "\n", encoding="utf-8")
    model = Tagger(arguments.model)
    corpora = read(arguments.corpora, "dev").values()
    judged = [pair for sentences in corpora for pair in judge_names(sentences, find_names(model, sentences))]
    scores, right = (np.array(values) for values in zip(*judged, strict=True))
    config["temperature"] = best_temperature(scores, right)
    file.write_text(json.dumps(config, indent=1) + "\n", encoding="utf-8")
    print(f"temperature {config['temperature']}")


if __name__ == "__main__":
    main()
