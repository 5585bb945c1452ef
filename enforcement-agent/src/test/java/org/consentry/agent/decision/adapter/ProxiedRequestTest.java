// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.decision.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.consentry.policy.StudyUid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiedRequestTest {
    private static final Optional<StudyUid> STUDY = Optional.of(new StudyUid("2.999.5.1"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/metadata",
                "/rendered?viewport=512,512&quality=80",
                "/thumbnail",
                "?accept=application/zip",
                "?accept=multipart/related",
                "/series/2.999.5.1.1",
                "/series/2.999.5.1.1/metadata?charset=utf-8",
                "/series/2.999.5.1.1/instances/2.999.5.1.1.1",
                "/series/2.999.5.1.1/instances/2.999.5.1.1.1/rendered",
                "/series/2.999.5.1.1/instances/2.999.5.1.1.1/frames/1",
                "/series/2.999.5.1.1/instances/2.999.5.1.1.1/frames/1,2,30/rendered",
                "/series/2.999.5.1.1/instances/2.999.5.1.1.1/bulkdata/7FE00010",
                "/series/2.999.5.1.1/instances/2.999.5.1.1.1/bulk/00081140/1/00420011",
                "/series/2.999.5.1.1/instances/2.999.5.1.1.1/pixeldata"
            })
    void aRetrievalIsOfItsStudy(String rest) {
        assertThat(study("/dicom-web/studies/2.999.5.1" + rest)).isEqualTo(STUDY);
        assertThat(new ProxiedRequest("HEAD", "/studies/2.999.5.1" + rest).study("/"))
                .isEqualTo(STUDY);
    }

    /** Each is a search, is of several studies, or may mean something else to a proxy or to an archive. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/dicom-web",
                "/dicom-web/studies",
                "/dicom-web/studies/",
                "/dicom-web/studies?StudyInstanceUID=2.999.5.1",
                "/dicom-web/series",
                "/dicom-web/instances?StudyInstanceUID=2.999.5.1",
                "/dicom-web/studies/2.999.5.1/series",
                "/dicom-web/studies/2.999.5.1/instances",
                "/dicom-web/studies/2.999.5.1/series/2.999.5.1.1/instances",
                "/dicom-web/studies/2.999.5.1,2.999.5.2",
                "/dicom-web/studies/2.999.5.1/studies/2.999.5.2",
                "/dicom-web/studies/2.999.5.1/series/2.999.5.1.1/studies/2.999.5.2",
                "/dicom-web/studies/2.999.5.1/",
                "/dicom-web/studies/2.999.5.1//metadata",
                "/dicom-web/studies//2.999.5.1",
                "//dicom-web/studies/2.999.5.1",
                "/dicom-web//studies/2.999.5.1",
                "/dicom-web/./studies/2.999.5.1",
                "/dicom-web/studies/../studies/2.999.5.1",
                "/dicom-web/studies/2.999.5.1/../2.999.5.2",
                "/dicom-web/studies/2.999.5.1/..",
                "/dicom-web/studies/2.999.5.1/series/..",
                "/dicom-web/studies/2.999.5.1/series/.",
                "/dicom-web/studies/2.999.5.1/series/2.999.5.1.1/instances/..",
                "/dicom-web/studies/2.999.5.1/bulkdata/..",
                "/dicom-web/studies/2.999.5.1%2F..%2F2.999.5.2",
                "/dicom-web/studies/2.999.5.1%2f",
                "/dicom-web/studies/2%2E999.5.1",
                "/dicom-web/studies/2.999.5.1%00",
                "/dicom-web/studies/2.999.5.1\\..\\2.999.5.2",
                "/dicom-web/studies/2.999.5.1;x=2.999.5.2",
                "/dicom-web/studies/2.999.5.1#2.999.5.2",
                "/dicom-web/studies/2.999.5.1 ",
                "/dicom-web/studies/2.999.5.1\t",
                "/dicom-web/studies/2.999.5.1\n",
                "/dicom-web/studies/2.999.5.1\u00a0",
                "/dicom-web/studies/\uff12.999.5.1",
                "/dicom-web/studies/.2.999.5.1",
                "/dicom-web/studies/2..999",
                "/dicom-web/Studies/2.999.5.1",
                "/DICOM-WEB/studies/2.999.5.1",
                "/dicom-webstudies/2.999.5.1",
                "/other/studies/2.999.5.1",
                "http://other/dicom-web/studies/2.999.5.1",
                "dicom-web/studies/2.999.5.1",
                "/dicom-web/studies/2.999.5.1/unknown",
                "/dicom-web/studies/2.999.5.1/metadata/metadata",
                "/dicom-web/studies/2.999.5.1/frames/1",
                "/dicom-web/studies/2.999.5.1/instances/2.999.5.1.1.1",
                "/dicom-web/studies/2.999.5.1?",
                "/dicom-web/studies/2.999.5.1?accept",
                "/dicom-web/studies/2.999.5.1?accept=",
                "/dicom-web/studies/2.999.5.1?&accept=a",
                "/dicom-web/studies/2.999.5.1?accept=a&",
                "/dicom-web/studies/2.999.5.1?accept=a&accept=b",
                "/dicom-web/studies/2.999.5.1?Accept=a",
                "/dicom-web/studies/2.999.5.1?accept=a;StudyInstanceUID=2.999.5.2",
                "/dicom-web/studies/2.999.5.1?accept=%61",
                "/dicom-web/studies/2.999.5.1?StudyInstanceUID=2.999.5.2",
                "/dicom-web/studies/2.999.5.1?0020000D=2.999.5.2",
                "/dicom-web/studies/2.999.5.1?includefield=all",
                "/dicom-web/studies/2.999.5.1?_method=DELETE",
                "/dicom-web/studies/2.999.5.1?accept=a?accept=b",
                "/dicom-web?requestType=WADO&studyUID=2.999.5.1"
            })
    void whateverElseIsNoRetrievalOfOneStudy(String uri) {
        assertThat(study(uri)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "get", "GET ", ""})
    void nothingButReadingIsARetrieval(String method) {
        assertThat(new ProxiedRequest(method, "/dicom-web/studies/2.999.5.1").study("/dicom-web"))
                .isEmpty();
    }

    @Test
    void anAddressIsNoLongerThanARetrievalNeeds() {
        String bulk = "/dicom-web/studies/2.999.5.1/bulkdata" + ("/" + "a".repeat(64)).repeat(20);

        assertThat(study(bulk)).isEqualTo(STUDY);
        assertThat(study(bulk + "/a")).isEmpty();
        assertThat(study("/dicom-web/studies/" + "1".repeat(65))).isEmpty();
        assertThat(study(bulk + "?" + "accept=" + "a".repeat(100) + "&window=" + "1".repeat(200) + "&charset="
                        + "a".repeat(200) + "&quality=" + "1".repeat(200)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "dicom-web", "/dicom-web/", "//", "/a//b", "/a/../b", "/.", "/a%2fb", "/a?b", "/a b"})
    void aRootIsAPlainPath(String root) {
        ProxiedRequest request = new ProxiedRequest("GET", "/dicom-web/studies/2.999.5.1");

        assertThatThrownBy(() -> request.study(root)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRootMayHaveSeveralSegments() {
        assertThat(new ProxiedRequest("GET", "/dcm4chee-arc/aets/DCM4CHEE/rs/studies/2.999.5.1")
                        .study("/dcm4chee-arc/aets/DCM4CHEE/rs"))
                .isEqualTo(STUDY);
    }

    private static Optional<StudyUid> study(String uri) {
        return new ProxiedRequest("GET", uri).study("/dicom-web");
    }
}
