#!/bin/sh
# What stays in an object after gdcmanon has de-identified it and marked it as following the Basic Profile.
#
# Version: gdcmanon 3.0.21 (libgdcm-tools of Debian 12) in its default mode (-e), files made with DCMTK 3.6.7.
#
# One would guess that an object with (0012,0062) Patient Identity Removed YES and (0012,0063) "BASIC APPLICATION LEVEL
# CONFIDENTIALITY PROFILE" has nothing left of what PS3.15 table E.1-1 removes, empties or replaces. Seen: it follows a shorter
# list of attributes, and whatever is not on it stays, among it
#   (0010,2154) the patient's telephone number      (0032,1032) (0040,0006) (0040,A123) names of people
#   private elements, text in them                  (0032,1060) (0040,0254) (0040,1400) (0018,4000) descriptions and comments
#   (0008,0020) (0008,0021) (0008,0023) dates       (0038,0010) the number of the stay
# while name, number and birth date of the patient are empty and UIDs are new, alike within one run.
# So the two marks say by which profile somebody meant to work, not which edition, and not that nobody is named. A receiver must
# not take them for proof; and a study so marked still needs to be de-identified.
#
# Needs: Debian 12 with apt lists, root (to download packages, not to install them), openssl.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

mkdir -p debs/partial root in out
apt-get -qq -y -o APT::Sandbox::User=root -o Dir::Cache::archives="$work/debs" --download-only --reinstall install \
  libgdcm-tools=3.0.21-1 libgdcm3.0=3.0.21-1 dcmtk=3.6.7-9~deb12u4 libdcmtk17=3.6.7-9~deb12u4 >/dev/null
for deb in debs/*.deb; do dpkg -x "$deb" root; done
export PATH="$work/root/usr/bin:$PATH" DCMDICTPATH="$work/root/usr/share/libdcmtk17/dicom.dic"
export LD_LIBRARY_PATH="$work/root/usr/lib/$(dpkg-architecture -qDEB_HOST_MULTIARCH 2>/dev/null || echo x86_64-linux-gnu)"

cat >one.txt <<IMAGE
(0008,0016) UI 1.2.840.10008.5.1.4.1.1.2
(0008,0018) UI 1.2.826.0.1.3680043.8.498.3.3
(0008,0020) DA 20240102
(0008,0021) DA 20240102
(0008,0023) DA 20240102
(0008,0050) SH A-13
(0008,0060) CS CT
(0008,0090) PN Fictional^Referrer
(0008,1030) LO [Chest of Anna Fictional]
(0009,0010) LO ACME
(0009,1001) LO [private Anna Fictional]
(0010,0010) PN Fictional^Anna
(0010,0020) LO DEMO-1
(0010,0030) DA 19700203
(0010,2154) SH 555-0100
(0010,4000) LT [patient Anna]
(0018,4000) LT [acquired from Anna]
(0020,000d) UI 1.2.826.0.1.3680043.8.498.1
(0020,000e) UI 1.2.826.0.1.3680043.8.498.2
(0032,1032) PN Fictional^Requester
(0032,1060) LO [for Anna Fictional]
(0038,0010) LO STAY-1
(0040,0006) PN Fictional^Scheduled
(0040,0254) LO [performed on Anna]
(0040,1400) LT [Anna Fictional asked]
(0040,a123) PN Fictional^Author
IMAGE
dump2dcm +te one.txt in/1.dcm 2>/dev/null
openssl req -x509 -nodes -days 2 -newkey rsa:2048 -keyout key.pem -out certificate.pem -subj /CN=fictional 2>/dev/null
gdcmanon -e -c certificate.pem -r in out

failed=0
# same WHAT SEEN EXPECTED
same() {
  echo "$1: $2"
  if [ "$2" != "$3" ]; then echo "  CHANGED: expected $3" >&2; failed=1; fi
}
# value TAG: what the first element of that tag says
value() { dcmdump +P "$1" out/1.dcm | head -n 1 | sed -n 's/.*\[\(.*\)\].*/\1/p'; }

same "Patient Identity Removed" "$(value 0012,0062)" "YES"
same "De-identification Method" "$(value 0012,0063)" "BASIC APPLICATION LEVEL CONFIDENTIALITY PROFILE"
for tag in 0010,0010 0010,0020 0010,0030 0008,0050 0008,0090 0008,1030 0010,4000; do same "($tag)" "$(value $tag)" ""; done
same "telephone number (0010,2154)" "$(value 0010,2154)" "555-0100"
same "private element (0009,1001)" "$(value 0009,1001)" "private Anna Fictional"
same "dates" "$(value 0008,0020) $(value 0008,0021) $(value 0008,0023)" "20240102 20240102 20240102"
same "people" "$(value 0032,1032) $(value 0040,0006) $(value 0040,a123)" "Fictional^Requester Fictional^Scheduled Fictional^Author"
same "(0032,1060)" "$(value 0032,1060)" "for Anna Fictional"
same "(0040,0254)" "$(value 0040,0254)" "performed on Anna"
same "(0040,1400)" "$(value 0040,1400)" "Anna Fictional asked"
same "(0018,4000)" "$(value 0018,4000)" "acquired from Anna"
same "number of the stay (0038,0010)" "$(value 0038,0010)" "STAY-1"
exit $failed
