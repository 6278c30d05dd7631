"""langdetect's profiles of languages, weighed against one another only for the n-grams that texts have.

They know ninety thousand n-grams in fifty-five languages: a number for each of each takes long to work out, and much
memory to hold.
"""

from langdetect.detector_factory import DetectorFactory
from langdetect.utils.lang_profile import LangProfile


class Shares(dict[str, list[float]]):
    """By n-gram, its share among those of its length in each language, in the order in which their profiles came."""

    def __init__(self) -> None:
        super().__init__()
        self.known: set[str] = set()
        self._profiles: list[LangProfile] = []

    def add(self, profile: LangProfile) -> None:
        """Take a language's n-grams in; all profiles come before the first n-gram is looked up."""
        self._profiles.append(profile)
        self.known.update(profile.freq)

    def __contains__(self, gram: object) -> bool:
        return gram in self.known

    def __missing__(self, gram: str) -> list[float]:
        size = len(gram) - 1
        shares = self[gram] = [profile.freq.get(gram, 0) / profile.n_words[size] for profile in self._profiles]
        return shares


class PatientFactory(DetectorFactory):
    """langdetect's factory of detectors, which give the same answers with its profiles kept as `Shares`."""

    def __init__(self) -> None:
        super().__init__()
        self.word_lang_prob_map = Shares()

    def add_profile(self, profile: LangProfile, index: int, langsize: int) -> None:
        """Take one of `langsize` profiles in, in their order."""
        self.langlist.append(profile.name)
        self.word_lang_prob_map.add(profile)
