"""What is taken for English, and what is not."""

import pytest

from detente.documents.words import is_english

ENGLISH = {
    "prose": "Norway demands lower water levels, and Sweden rejects them.",
    "bullets": "# Fish\n\n- **Norway**: demands quota\n- **Sweden**: rejects quota\n",
    "links": "Norway [demands](https://example.org/a/b/c?d=e) less.\n" * 3,
    "a long list": "- Norway: demands quota, for 2026\n- Sweden: rejects quota\n" * 20,
    "a table": "| Party | Demand |\n|---|---|\n| Norway | lower levels of water |\n"
    * 9,
    "amounts in a table": "Issue\tUnion\tBoard\nPay\t6 per cent\t3 per cent",
    "addresses": "Contact: ann@dock.com, bo@port.com. Pour: two vans, one van.",
    "foreign names": "De la Cruz met El Salvador's Del Río in Los Angeles on Monday. "
    "He said the talks with the mayor of Le Havre were over.",
}
OTHERS = {
    "German": "Die Gewerkschaft fordert mehr Lohn und der Verband lehnt das ab.",
    "French": "La Norvège exige une baisse du niveau de l'eau. La Suède refuse.",
    "Italian": "La Norvegia chiede livelli più bassi. La Svezia non li accetta.",
    "Portuguese": "A Noruega exige níveis mais baixos. A Suécia não os aceita.",
    "Spanish": "Noruega exige una bajada del nivel del agua. Suecia no la acepta.",
    "Dutch": "De vakbond eist een hoger loon, maar de werkgevers willen dat niet.",
    "Swedish": "Norge kräver lägre vattenstånd och Sverige säger att det är nog.",
    "Polish": "Norwegia żąda niższego poziomu wody, ale Szwecja się na to nie godzi.",
    "Turkish": "Norveç su seviyesinin düşmesini istiyor ve İsveç bu talebi reddediyor.",
    "Chinese": "挪威要求降低春季水位。瑞典拒绝接受。",
    "Arabic": "تطالب النرويج بخفض مستويات المياه. ترفض السويد ذلك.",
    "Russian": "Норвегия требует понизить уровень воды. Швеция против.",
    "no language": "Lorem ipsum dolor sit amet consectetur. " * 20,
}


@pytest.mark.parametrize("text", ENGLISH.values(), ids=ENGLISH)
def test_english_with_markup_or_few_small_words(text):
    assert is_english(text)


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
@pytest.mark.parametrize("times", [1, 5])
def test_other_languages_however_short(text, times):
    assert not is_english(text * times)
