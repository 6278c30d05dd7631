import pytest

from warta.ingest.boilerplate import drop_boilerplate, is_boilerplate

DROPPED = """
Baca juga: Harga Cabai Turun Jelang Lebaran
BACA JUGA: Harga Cabai Turun
Baca Juga : Harga Cabai Turun
Baca juga Harga Cabai Turun Jelang Lebaran
(Baca: Harga Cabai Turun Jelang Lebaran)
(Baca juga: Harga Cabai Turun)
[Baca juga: Harga Cabai Turun]
MEMBACA  Jalan Baru ke Pelabuhan Dibuka Pekan Depan
MEMBACA Jalan Baru ke Pelabuhan Dibuka
Baca selengkapnya
Baca Selengkapnya »
Simak juga: Cara Menanam Cabai di Rumah
Simak juga video: Panen Cabai
Simak Video "Panen Cabai di Lereng Merapi"
Lihat juga: Foto Panen Cabai
Tonton juga: Panen Cabai
Pilihan Editor: Harga Cabai Turun
Artikel terkait
Berita Terkait:
Jangan lewatkan
Terpopuler:
Halaman selanjutnya
Halaman: 1 2 3
1 dari 3 halaman
Iklan
Gulir untuk melanjutkan
Daftar di sini.
Newsletter yang direkomendasikan
Berlangganan newsletter
Artikel ini telah tayang di Kabar Pagi dengan judul Harga Cabai Turun
Berita ini sudah terbit di laman Kabar Pagi
Ikuti berita terkini dari Kabar Pagi di Google News
Dapatkan informasi terbaru lainnya di kanal WhatsApp Kabar Pagi
Ikuti kami di media sosial
Follow Instagram @kabarpagi
Download aplikasi Kabar Pagi sekarang
Penulis: Dewi Lestari
Editor : Budi Hartono
Reporter: Dewi Lestari | Editor: Budi Hartono
Sumber foto: dokumen pribadi
(dwl/bdh)
Hak cipta dilindungi undang-undang
© 2024 Kabar Pagi
Bagikan artikel ini
Tulis komentar
12 komentar
Telah dilihat 3.584 kali
Tags: cabai, harga, pasar
Tag
Kata kunci: cabai
Read more: Chilli Prices Ease Before the Holiday
Read More »
READ ALSO: Chilli Prices Ease
ALSO READ  Chilli Prices Ease Before the Holiday
Also read: Chilli prices ease
See also: How to grow chillies
Related: Chilli prices ease
Related Stories
RELATED ARTICLES
Recommended for you
Watch: Farmers bring in the harvest
Listen to this article
Most read
Editor's picks
Don’t miss: Chilli prices ease
Advertisement
ADVERTISEMENT
Advertisement - scroll to continue
Sponsored content
Story continues below advertisement
Article continues after this advertisement
Subscribe now
Sign up for our daily newsletter
Sign up here.
Subscribe to our newsletter and get the news in your inbox
Get the latest news delivered to your inbox every morning
Follow us on Twitter @morningpaper
Share this article
Share on Facebook
Click here to read the full report
This article was originally published on The Morning Paper
This story first appeared in The Morning Paper
Copyright © 2024 The Morning Paper. All rights reserved.
All rights reserved.
Photo: Jane Doe / Morning Paper
Edited by: Jane Doe
Reporting by: John Roe; Editing by Jane Doe
Leave a comment
5 comments
3 min read
Load more
Back to top
We use cookies to improve your experience on this site.
Page 1 of 3
Tags: chilli, prices
""".strip().split("\n")

KEPT = """
Baca juga buku itu sampai selesai, kata guru kami.
Ia meminta warga membaca juga surat edaran yang ditempel di balai desa.
Membaca adalah kegiatan kesukaan Dewi sejak kecil.
MEMBACA ITU PENTING
Baca tulis Al-Quran diajarkan di sekolah itu.
Simak dulu penjelasannya sebelum membeli, ujar Rahmat.
Daftar di sini memuat nama 40 korban.
Iklan rokok dilarang di jalan itu.
Iklan di televisi naik 12 persen, kata asosiasi.
Tag harga dipasang pada setiap barang.
Artikel ini membahas harga cabai di tiga kota.
Penulis buku itu, Dewi Lestari, hadir di Bandung.
Editor senior Budi Hartono mundur dari jabatannya.
Redaksi menerima 40 surat pembaca dalam sepekan.
Komentar Rahmat itu menuai kecaman.
Terpopuler di antara mereka adalah Dewi, yang dipilih 40 ribu orang.
Berita terkait kebakaran itu beredar sejak pagi.
Lihat juga betapa cepatnya harga naik, katanya.
Halaman sekolah itu tergenang air.
Tonton pertandingan itu bersama keluarga, ajak wali kota.
Foto Rahmat terpampang di balai kota.
Selanjutnya, hakim membacakan putusan.
Sebelumnya, polisi menahan tiga orang.
Topik pertemuan itu adalah harga pangan.
Ikuti terus jalan itu sampai ke pelabuhan, kata petugas.
Rekomendasi untuk pemerintah disusun oleh 12 ahli.
Cetak biru itu disusun pada 2019.
Masuk angin bukan penyakit, kata dokter.
Read the letter again, she told the court.
Readers sent more than 400 letters.
More than 700 people attended.
More houses will be built next year, the minister said.
Related companies must register by June.
Watch repairs take three weeks in the town.
Watching the match, he said, was a joy.
Advertisement spending fell 3 percent.
Advertising on the bridge is banned.
Subscribe rates fell in May, the company said.
Share prices rose 3 percent.
Shares closed higher on Monday.
Share this burden with us, he urged the donors.
Comments by the minister drew criticism.
Print sales fell for the third year.
Sign up sheets were posted at the hall.
Top stories were written by students.
Photo finish decided the race in Jakarta.
This article of the constitution was amended in 2002.
This story began in 1998, when the mill closed.
The story first told by her mother was true.
Copyright law will be revised this year.
Tags on the goats were checked by officers.
By Monday, the water had gone.
By John Roe's own account, the deal was dead.
Topics ranged from trade to fishing.
Recommended doses differ by age.
Editor Jane Doe resigned on Friday.
Follow the money, the prosecutor said.
Loading took four hours because of the rain.
Register of voters will be published in May.
""".strip().split("\n")


@pytest.mark.parametrize("line", DROPPED)
def test_dropped(line):
    assert is_boilerplate(line)


@pytest.mark.parametrize("line", KEPT)
def test_kept(line):
    assert not is_boilerplate(line)


def test_lines_go_and_paragraphs_stay_apart():
    text = "Harga naik.\n\nBaca juga: Stok aman\n\nPanen mundur.\nIklan\nHujan turun.\n\n(dwl/bdh)"
    assert drop_boilerplate(text) == "Harga naik.\n\nPanen mundur.\nHujan turun."


def test_a_newsletter_box_goes_with_what_is_in_it():
    text = "Akhir berita.\n\nNewsletter yang direkomendasikan\n\nKabar Pagi: ringkasan berita ekonomi setiap hari.\n\nDaftar di sini."  # noqa: E501
    assert drop_boilerplate(text) == "Akhir berita."
    assert (
        drop_boilerplate("The end.\nRecommended newsletter\nMorning Paper: business every day.\nSign up here.")
        == "The end."
    )


def test_a_box_without_an_end_takes_nothing_with_it():
    text = "Recommended newsletter\n" + "\n".join(f"Sentence number {number}." for number in range(9))
    assert drop_boilerplate(text) == text.split("\n", 1)[1]


def test_a_text_of_boilerplate_alone_stays():
    assert drop_boilerplate("Advertisement") == "Advertisement"


@pytest.mark.parametrize(
    "text",
    ["Baca juga: " + "a" * 1_000_000, "\n".join(["Baca juga"] * 20_000), "(" * 400 + "\n" + " " * 400, "Read " * 80],
)
def test_hostile_lines_end(text):
    drop_boilerplate(text)
