from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory

from warta.languages.profiles import PatientFactory


def test_the_numbers_are_langdetects():
    eager, patient = DetectorFactory(), PatientFactory()
    eager.load_profile(PROFILES_DIRECTORY)
    patient.load_profile(PROFILES_DIRECTORY)
    assert patient.get_lang_list() == eager.get_lang_list()
    assert patient.word_lang_prob_map.known == eager.word_lang_prob_map.keys()
    some = sorted(eager.word_lang_prob_map)[::50]
    assert all(gram in patient.word_lang_prob_map for gram in some)
    assert {gram: patient.word_lang_prob_map[gram] for gram in some} == {
        gram: eager.word_lang_prob_map[gram] for gram in some
    }
    assert "zzzz" not in patient.word_lang_prob_map
