"""A raw folder full of odd files, with what each must get: a reason, or its text.

One place says all: the name, the bytes (or how the file is made), and the outcome.
"""

import codecs
import gzip
import os
import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pipeline.reading.raw_bytes import MAX_BYTES, MAX_HTML_BYTES

ENGLISH = (
    "The pool stays open\n\n"
    "The council of the small town voted on Tuesday to keep its swimming pool open through the "
    "winter – “a great day,” the mayor said, who had long been against it.\n\n"
    "It’s the first time since the café closed that the town has had such news, and it was not "
    "expected by those who had signed the petition.\n"
)
GERMAN = (
    "Das Schwimmbad bleibt geöffnet\n\n"
    "Der Stadtrat hat am Dienstag beschlossen, dass das Bad auch über den Winter geöffnet bleibt. "
    "„Wir haben lange darauf gewartet“, sagte die Bürgermeisterin, die früher dagegen war.\n\n"
    "Für die Heizung wird die Rücklage der Stadt verwendet, und größere Maßnahmen sind erst im "
    "nächsten Jahr geplant, wie es aus dem Rathaus heißt.\n"
)
CHINESE = (
    "游泳池冬季继续开放\n\n"
    "市议会星期二决定，游泳池在冬季继续开放。市长对记者说，这对所有市民来说都是一个好消息。供暖费用将由"
    "储备基金支付，票价不会上涨。\n\n"
    "此前有九千多人在请愿书上签名，要求政府不要关闭这个地方，他们认为孩子们需要它，而且冬天没有别的去处。\n"
)
TAIWANESE = (
    "游泳池冬季繼續開放\n\n"
    "市議會星期二決定，游泳池在冬季繼續開放。市長對記者說，這對所有市民來說都是一個好消息。供暖費用將由"
    "儲備基金支付，票價不會上漲。\n\n"
    "此前有九千多人在請願書上簽名，要求政府不要關閉這個地方，他們認為孩子們需要它，而且冬天沒有別的去處。\n"
)
JAPANESE = (
    "プールは冬も開く\n\n"
    "市議会は火曜日、プールを冬の間も開けておくことを決めた。市長は記者団に対し、これは市民にとって良い"
    "知らせだと述べた。暖房の費用は基金から支払われる予定だ。\n\n"
    "反対する声もあったが、署名は九千人を超えた。料金は来年も変わらないという。\n"
)
KOREAN = (
    "수영장 겨울에도 연다\n\n"
    "시의회는 화요일 수영장을 겨울에도 계속 열기로 결정했다. 시장은 기자들에게 이것은 모든 "
    "시민에게 좋은 소식이라고 말했다. 난방 비용은 기금에서 지불할 예정이다.\n\n"
    "구천 명이 넘는 사람들이 서명했으며, 요금은 내년에도 오르지 않는다고 시는 밝혔다.\n"
)
RUSSIAN = (
    "Бассейн останется открытым\n\n"
    "Городской совет во вторник решил, что бассейн останется открытым на всю зиму. Это хорошая "
    "новость для всех, сказала мэр, которая раньше была против этого решения.\n\n"
    "Отопление оплатят из резервного фонда, как сообщили в администрации, и цены на билеты не "
    "вырастут до конца года.\n"
)
ARABIC = (
    "المسبح يبقى مفتوحا\n\n"
    "قرر مجلس المدينة يوم الثلاثاء أن يبقى المسبح مفتوحا خلال فصل الشتاء، وقالت رئيسة البلدية إن "
    "هذا خبر جيد للجميع، بعد أن كانت ضد القرار من قبل.\n\n"
    "وسوف تدفع تكاليف التدفئة من صندوق الاحتياط كما جاء في بيان البلدية التي لا تريد رفع الأسعار "
    "في العام المقبل.\n"
)
MENU = "Home\nNews\nSport\nContact us\nPrivacy policy\n"
PARAGRAPH = ENGLISH.split("\n\n")[1] + "\n\n"


@dataclass(frozen=True)
class Odd:
    """A file: its bytes or how it is made; the reason it must get, or words its article must hold.

    ``name`` is the name as bytes, ``raw_path`` what is published of it where that differs.
    """

    name: str | bytes
    made: bytes | Callable[[Path], None]
    reason: str | None = None
    holds: str = ""
    encoding: str | None = None
    raw_path: str | None = None

    @property
    def published(self) -> str:
        """The name in the tables."""
        return self.raw_path or (self.name if isinstance(self.name, str) else self.name.decode())


def page(name: str, text: str, encoding: str, found: str | None = None, mark: bytes = b"") -> Odd:
    """A page in an encoding; every character must come back."""
    text = text if encoding not in _PLAIN else text.translate(_SIMPLE)
    holds = text.split("\n\n")[1]
    return Odd(name, mark + text.encode(encoding), holds=holds, encoding=found or encoding)


_PLAIN = {"big5", "euc_kr", "iso8859_2"}
_SIMPLE = str.maketrans({"–": "-", "“": '"', "”": '"', "’": "'"})


def html(text: str, head: str = "") -> str:
    """A page of HTML with the paragraphs of a text."""
    paragraphs = "".join(f"<p>{line}</p>\n" for line in text.split("\n\n"))
    return f"<!doctype html><html><head>{head}</head><body>{paragraphs}</body></html>"


def html_page(name: str, text: str, encoding: str, declared: str | None, found: str) -> Odd:
    """A page of HTML in an encoding, with what it declares."""
    head = f"<meta charset='{declared}'>" if declared else ""
    holds = text.split("\n\n")[1]
    return Odd(name, html(text, head).encode(encoding), holds=holds, encoding=found)


def _numbered(number: int) -> bytes:
    return f"Number {number}\n\n".encode() + PARAGRAPH.encode()


def _link(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


def _png() -> bytes:
    rows = zlib.compress(bytes((x * y) % 251 for x in range(200) for y in range(200)))
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", len(rows)) + b"IDAT" + rows


def _sparse(size: int) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        with path.open("wb") as file:
            file.truncate(size)

    return make


BROKEN = GERMAN.encode("utf-8")
CUT = BROKEN[: BROKEN.rindex("ß".encode()) + 1]
LINE = PARAGRAPH.strip().encode() + b" "
MOJIBAKE = ENGLISH.encode().decode("cp1252", "replace").encode()
FIRST = "It’s the first"

FILES: tuple[Odd, ...] = (
    Odd("empty.txt", b"", "duplicate_bytes"),
    Odd("empty.again.txt", b"", "empty"),
    Odd("white space.txt", b" \r\n\t\n \x0c\n", "empty"),
    Odd("ideographic space.txt", "\u3000\n\u00a0\n".encode(), "empty"),
    Odd("boilerplate.txt", MENU.encode(), "no_article"),
    Odd("invisible.txt", "\u200b\n\u200e\n\ufeff\n".encode(), "no_article"),
    # Files of other kinds under a name for text.
    Odd("picture.txt", _png(), "binary"),
    Odd("archive.txt", gzip.compress(BROKEN, mtime=0), "binary"),
    Odd("zip.txt", b"PK\x03\x04" + bytes(range(256)), "binary"),
    Odd("document.txt", b"%PDF-1.4\n" + ENGLISH.encode(), "binary"),
    Odd("program.txt", b"\x7fELF" + bytes(2000), "binary"),
    Odd("all bytes.txt", bytes(range(256)) * 40, "binary"),
    Odd("zeros.txt", bytes(5000), "binary"),
    Odd("rich.txt", b"{\\rtf1\\ansi " + ENGLISH.encode("cp1252") + b"}", "binary"),
    # Encodings.
    page("cp1252 en.txt", ENGLISH, "cp1252"),
    page("cp1252 de.txt", GERMAN, "cp1252"),
    page("gb18030.txt", CHINESE, "gb18030"),
    page("big5.txt", TAIWANESE, "big5", "big5hkscs"),
    page("shift jis.txt", JAPANESE, "cp932"),
    page("euc jp.txt", JAPANESE, "euc_jp"),
    page("iso 2022 jp.txt", JAPANESE, "iso2022_jp"),
    page("euc kr.txt", KOREAN, "euc_kr", "cp949"),
    page("cp1251.txt", RUSSIAN, "cp1251"),
    page("koi8.txt", RUSSIAN, "koi8_r"),
    page("cp1256.txt", ARABIC, "cp1256"),
    page("utf 8 mark.txt", GERMAN + "\n", "utf_8", mark=codecs.BOM_UTF8),
    page("utf 16 le mark.txt", GERMAN, "utf_16_le", mark=codecs.BOM_UTF16_LE),
    page("utf 16 be mark.txt", GERMAN, "utf_16_be", mark=codecs.BOM_UTF16_BE),
    page("utf 16 le.txt", GERMAN, "utf_16_le"),
    page("utf 16 be.txt", GERMAN, "utf_16_be"),
    page("utf 16 le zh.txt", CHINESE, "utf_16_le"),
    page("utf 16 be zh.txt", CHINESE, "utf_16_be"),
    page("utf 32 le mark.txt", GERMAN, "utf_32_le", mark=codecs.BOM_UTF32_LE),
    page("utf 32 be mark.txt", GERMAN, "utf_32_be", mark=codecs.BOM_UTF32_BE),
    Odd("mac.txt", GERMAN.encode("mac_roman"), "undecodable"),
    Odd("dos.txt", GERMAN.translate(_SIMPLE | {0x201E: '"'}).encode("cp850"), "undecodable"),
    Odd("short cp1252.txt", "Café Métro".encode("cp1252"), "undecodable"),
    # Broken text.
    Odd(
        "broken byte.txt", BROKEN[:90] + b"\xff" + BROKEN[90:], holds="verwendet", encoding="utf_8"
    ),
    Odd("cut in a character.txt", CUT, holds="Winter", encoding="utf_8"),
    Odd("mixed.txt", BROKEN + GERMAN.encode("cp1252") * 3, "undecodable"),
    Odd("mixed once.txt", BROKEN * 8 + b"Caf\xe9\n", holds="Winter", encoding="utf_8"),
    Odd(
        "a zero inside.txt",
        ENGLISH.encode().replace(b"Tuesday", b"Tues\x00day"),
        holds="on Tuesday",
    ),
    Odd("mojibake.txt", MOJIBAKE, holds=FIRST),
    Odd("unseen.txt", ENGLISH.replace("winter", "win\u00adter\u200b").encode(), holds="the winter"),
    # Line ends.
    Odd("crlf.txt", ENGLISH.replace("\n", "\r\n").encode(), holds=FIRST),
    Odd("cr.txt", ENGLISH.replace("\n", "\r").encode(), holds=FIRST),
    Odd("form feed.txt", ENGLISH.replace("\n\n", "\x0c").encode(), holds=FIRST),
    Odd("line separator.txt", ENGLISH.replace("\n\n", "\u2028").encode(), holds=FIRST),
    Odd("blank lines.txt", ENGLISH.replace("\n\n", "\n" * 10_000).encode(), holds=FIRST),
    # Sizes.
    Odd("one line.txt", b"A title\n" + LINE * (1_000_000 // len(LINE)), holds="great day"),
    Odd("too large.txt", _sparse(50 * 1024 * 1024), "too_large"),
    Odd("one byte too large.txt", _sparse(MAX_BYTES + 1), "too_large"),
    # HTML.
    html_page("declared.html", GERMAN, "cp1252", "iso-8859-1", "cp1252"),
    html_page("wrongly declared.html", GERMAN, "utf-8", "iso-8859-1", "utf_8"),
    html_page("wrongly declared utf 8.html", RUSSIAN, "koi8-r", "utf-8", "koi8_r"),
    html_page("declares utf 16.html", GERMAN, "cp1252", "utf-16", "cp1252"),
    html_page("cp1251.html", RUSSIAN, "cp1251", None, "cp1251"),
    html_page("shift jis.htm", JAPANESE, "cp932", None, "cp932"),
    html_page("gb18030.xhtml", CHINESE, "gb18030", None, "gb18030"),
    html_page("utf 16.html", GERMAN, "utf-16", None, "utf_16_le"),
    html_page("named as text.txt", GERMAN + "\n", "utf-8", None, "utf_8"),
    Odd("empty body.html", html("").encode(), "empty"),
    Odd("no text.html", b"<p><img src=a alt='A pool'>", "empty"),
    Odd("menu.html", html(MENU).encode(), "no_article"),
    Odd("frames.html", b"<frameset cols='1,2'><frame src=a><frame src=b></frameset>", "no_article"),
    Odd("refresh.html", b"<meta http-equiv=refresh content='0;url=a'>Moved.", "no_article"),
    Odd("scripts.html", b"<div id=app></div><script src=a></script>", "no_article"),
    Odd("picture.html", _png() + b"\n", "binary"),
    Odd("unclosed.html", html(ENGLISH).replace("</", "<").encode(), holds=FIRST),
    Odd("zero.html", html(ENGLISH).replace("Tuesday", "Tues\0day").encode(), holds="on Tuesday"),
    Odd("entities.html", html("&#0;&#x110000;&nosuch;&amp\n\n" + ENGLISH).encode(), holds=FIRST),
    Odd("no tags.html", ENGLISH.encode(), holds=FIRST),
    Odd("one line.html", b"<h1>A title</h1><p>" + LINE * (300_000 // len(LINE)), holds="great day"),
    Odd("many lines.html", html(ENGLISH + "\n\nx" * 5_000).encode(), holds=FIRST),
    Odd("deep.html", b"<div>" * 10_000 + html(ENGLISH).encode(), holds=FIRST),
    Odd("blob.html", html(ENGLISH, f"<script>'{'x' * 20_000_000}'</script>").encode(), holds=FIRST),
    Odd("one byte too large.html", _sparse(MAX_HTML_BYTES + 1), "too_large"),
    # Names.
    Odd("folder.txt/page.txt", _numbered(1), holds="great day"),
    Odd("three 1.txt", _numbered(2), holds="great day"),
    Odd("three 2.txt", _numbered(2), "duplicate_bytes"),
    Odd("three 3.txt", _numbered(2), "duplicate_bytes"),
    Odd("CAPITALS.TXT", _numbered(3), holds="great day"),
    Odd("  spaces  .txt", _numbered(4), holds="great day"),
    Odd("🗞️.txt", _numbered(5), holds="great day"),
    Odd("new\nline.txt", _numbered(6), holds="great day"),
    Odd("\x1b[31mred\x07.txt", _numbered(7), holds="great day"),
    Odd(b"caf\xe9.txt", _numbered(8), holds="great day", raw_path=r"caf\xe9.txt"),
    Odd(r"caf\xe9.txt", _numbered(9), holds="great day", raw_path=r"caf\\xe9.txt"),
    Odd("back\\slash.txt", _numbered(10), holds="great day", raw_path=r"back\\slash.txt"),
    Odd("-rf.txt", _numbered(11), holds="great day"),
    Odd("=1+1.txt", _numbered(12), holds="great day"),
    Odd("<b>.txt", _numbered(13), holds="great day"),
    Odd("x" * 250 + ".txt", _numbered(14), holds="great day"),
    Odd("d/" * 100 + "deep.txt", _numbered(15), holds="great day"),
    Odd(".hidden.txt", _numbered(16), "unknown_format"),
    Odd(".git/page.txt", _numbered(17), "unknown_format"),
    Odd("page.docx", _numbered(18), "unknown_format"),
    Odd(b"odd ending.\xff\x1b", _numbered(19), "unknown_format", raw_path="odd ending.\\xff\x1b"),
    Odd("no ending", _numbered(20), "unknown_format"),
    # What is no file.
    Odd("link.txt", _link("three 1.txt"), "link"),
    Odd("link to folder.txt", _link("folder.txt"), "link"),
    Odd("link out.txt", _link("/etc/passwd"), "link"),
    Odd("link up.txt", _link(".."), "link"),
    Odd("link to itself.txt", _link("link to itself.txt"), "link"),
    Odd("link to nothing.txt", _link("nothing"), "link"),
    Odd("folder.txt/circle", _link("."), "link"),
    Odd("pipe.txt", lambda path: os.mkfifo(path), "unreadable"),
)
"""Every odd file."""


def build_folder(raw: Path) -> dict[str, Odd]:
    """Make all odd files below ``raw``; them by their published names."""
    for odd in FILES:
        name = os.fsdecode(odd.name) if isinstance(odd.name, bytes) else odd.name
        path = raw / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if callable(odd.made):
            odd.made(path)
        else:
            path.write_bytes(odd.made)
    return {odd.published: odd for odd in FILES}
