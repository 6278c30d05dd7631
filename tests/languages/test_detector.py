"""The quick detector: langdetect's own answers, to the last bit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from langdetect.detector import Detector
from langdetect.lang_detect_exception import LangDetectException

from warta.languages.detection import _factory
from warta.languages.detector import QuickDetector

TEXTS = [
    "Harga beras naik lagi pekan ini, kata Kepala Dinas Pangan (DKP) Rini Sari.",
    "Rice prices rose again this week, the head of the NFA said.",
    "Kerajaan akan membaiki jalan raya kerana rakyat memerlukannya.",
    "Mưa lớn làm ngập nhiều tuyến đường; người dân phải sơ tán.",
    "Цены на рис снова выросли на этой неделе.",
    "今週、米の価格がまた上がった。",
    "ABCD   EFG hIJ",
    "a",
]


def answer(kind: type[Detector], text: str) -> list[float] | None:
    """What a detector makes of a text: how likely each language is; None where it finds no n-gram."""
    detector = kind(_factory())
    detector.append(text)
    try:
        detector.get_probabilities()
    except LangDetectException:
        return None
    return detector.langprob


@pytest.mark.parametrize("text", TEXTS)
def test_same_answers(text: str) -> None:
    assert answer(QuickDetector, text) == answer(Detector, text)


@given(st.text(alphabet=st.sampled_from("abcDEF éÉ\u0301ạ日あ한ا1-.\n\u00a0ǅİß"), max_size=40))
def test_same_answers_to_any_letters(text: str) -> None:
    assert answer(QuickDetector, text) == answer(Detector, text)
