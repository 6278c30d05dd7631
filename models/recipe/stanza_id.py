"""Train the Stanza-format Indonesian names model with Stanza's own trainer, and put it into its distribution.

`python -m warta_models.recipe.stanza_id CONFIG --checkpoint FILE --encoder DIR --corpora DIR --out DIR`

CONFIG is the student's, the checkpoint its `best.pt` of the first stage, where all pieces still go through all layers.
Its encoder, tuned on names, stays frozen: Stanza's BiLSTM and CRF learn on top of it, on the Indonesian corpora. Where
a corpus does not annotate organizations, those that names-base finds stand for them. Writes
`models/stanza-id/warta_stanza_id/resources`.
"""

import argparse
import json
import shutil
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path

import torch
from stanza.models import ner_tagger
from tokenizers import Tokenizer
from transformers import BertModel, PreTrainedTokenizerFast

from warta.components.engines.folders import model_folder
from warta.components.engines.onnx import Tagger as NamesModel

from .corpora import Sentence, read
from .evaluate import counted_types, gold_spans
from .network import load_network

CORPORA = ("idner", "nergrit", "nerp", "dee")
RESOURCES = Path(__file__).parents[1] / "stanza-id" / "warta_stanza_id" / "resources"
# The name under which `warta_stanza_id` keeps the encoder ready.
ENCODER = "warta-stanza-id"
# What Stanza's trainer writes into a checkpoint of where it ran.
PLACES = ("data_dir", "wordvec_dir", "train_file", "eval_file", "save_dir", "charlm_save_dir", "save_name")


def save_encoder(config: dict, checkpoint: Path, encoder_dir: Path, out: Path) -> None:
    """The student's tuned encoder and its tokenizer as a folder that transformers opens."""
    model = load_network({**config, "stages": config["stages"][:1]}, encoder_dir, checkpoint)
    model.encoder.save_pretrained(out)
    PreTrainedTokenizerFast(
        tokenizer_object=Tokenizer.from_file(str(encoder_dir / "tokenizer.json")),
        bos_token="<s>",
        cls_token="<s>",
        eos_token="</s>",
        sep_token="</s>",
        pad_token="<pad>",
        unk_token="<unk>",
        model_max_length=model.encoder.config.max_position_embeddings,
    ).save_pretrained(out)


def tag(sentence: Sentence, teacher: NamesModel) -> list[str]:
    """BIO tags of PER, ORG and LOC; types that the corpus does not annotate come from the teacher."""
    found = gold_spans(sentence)
    taken = {i for start, end, _ in found for i in range(start, end)}
    missing = {"PER", "ORG", "LOC"} - counted_types(sentence.corpus)
    if missing:
        found |= {
            (name.start, name.end, name.label)
            for name in teacher.names(sentence.words)
            if name.label in missing and taken.isdisjoint(range(name.start, name.end))
        }
    tags = ["O"] * len(sentence.words)
    for start, end, kind in found:
        tags[start:end] = [f"B-{kind}"] + [f"I-{kind}"] * (end - start - 1)
    return tags


def write_sentences(sentences: Iterable[Sentence], teacher: NamesModel, file: Path) -> None:
    """The sentences in the JSON that Stanza's trainer reads."""
    blocks = [
        [{"text": word, "ner": label} for word, label in zip(sentence.words, tag(sentence, teacher), strict=True)]
        for sentence in sentences
    ]
    file.write_text(json.dumps(blocks, ensure_ascii=False), encoding="utf-8")


def train(folder: Path, options: Sequence[str]) -> None:
    """Run Stanza's trainer on what lies in the folder."""
    ner_tagger.main(
        [
            *("--mode", "train", "--shorthand", "id_warta", "--no_pretrain", "--no_bert_finetune"),
            *("--train_file", str(folder / "train.json"), "--eval_file", str(folder / "dev.json")),
            *("--bert_model", str(folder / "encoder"), "--save_dir", str(folder), "--save_name", "ner.pt"),
            *options,
        ]
    )


def package(folder: Path) -> None:
    """Put the trained model, its encoder in half precision and their list into the distribution."""
    shutil.rmtree(RESOURCES, ignore_errors=True)
    (RESOURCES / "id" / "ner").mkdir(parents=True)
    model = torch.load(folder / "ner.pt", weights_only=True)
    model["config"] = {key: value for key, value in model["config"].items() if key not in PLACES}
    model["config"]["bert_model"] = ENCODER
    torch.save(model, RESOURCES / "id" / "ner" / "warta.pt", _use_new_zipfile_serialization=False)
    encoder = BertModel.from_pretrained(folder / "encoder", add_pooling_layer=False)
    encoder.half().save_pretrained(RESOURCES / "encoder")
    PreTrainedTokenizerFast.from_pretrained(folder / "encoder").save_pretrained(RESOURCES / "encoder")
    listed = {
        "id": {
            "lang_name": "Indonesian",
            "default_processors": {"tokenize": "warta", "ner": "warta"},
            "default_dependencies": {},
            "tokenize": {"warta": {}},
            "ner": {"warta": {}},
            "packages": {"default": {"tokenize": "warta", "ner": "warta"}},
        }
    }
    (RESOURCES / "resources.json").write_text(json.dumps(listed, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Read the arguments, train and package."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("config", type=Path)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    config = tomllib.loads(arguments.config.read_text(encoding="utf-8"))
    arguments.out.mkdir(parents=True, exist_ok=True)
    save_encoder(config, arguments.checkpoint, arguments.encoder, arguments.out / "encoder")
    teacher = NamesModel(model_folder("names-base"))
    for split, file in (("train", "train.json"), ("dev", "dev.json")):
        corpora = read(arguments.corpora, split)
        sentences = [sentence for name in CORPORA for sentence in corpora.get(name, ())]
        write_sentences(sentences, teacher, arguments.out / file)
    train(arguments.out, config["stanza"]["options"])
    package(arguments.out)


if __name__ == "__main__":
    main()
