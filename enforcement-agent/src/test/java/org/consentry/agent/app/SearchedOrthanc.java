// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.consentry.agent.dicom.peer.Scan;

/**
 * What is seen through the agent of an Orthanc that has Anna's study, with one object of three that may not leave, and
 * another patient's.
 *
 * @param curl asks the agent
 * @param others the other patient's study
 */
record SearchedOrthanc(AgentCurl curl, String others) {
    private static final String STUDY = "/studies/" + Scan.STUDY;

    /** The answer to a request for metadata was just given. */
    void showsHeaders() throws Exception {
        assertThat(curl.body().split("\"00080018\"", -1)).as("headers").hasSize(3);
        assertThat(curl.body())
                .containsPattern("P[0-9A-F]{20}")
                .contains("\"00280010\":{\"vr\":\"US\",\"Value\":[512]}")
                .doesNotContain("Fictional", "A-4711", Scan.STUDY, "BulkDataURI", "7FE00010", "127.0.0.1");
        assertThat(curl.get(
                        STUDY + "/series/" + Scan.STUDY + ".1/instances/" + Scan.STUDY + ".1.3/metadata",
                        AgentCurl.JSON))
                .isEqualTo("404");
        assertThat(curl.get(STUDY + "/metadata", "application/dicom+xml")).isEqualTo("406");
    }

    void listsStudies() throws Exception {
        assertThat(curl.get("/studies?limit=1", AgentCurl.JSON)).isEqualTo("200");
        assertThat(curl.body())
                .contains("\"0020000D\":{\"vr\":\"UI\",\"Value\":[\"" + Scan.STUDY + "\"]}")
                .doesNotContain("Fictional", "A-4711", others, "00201208", "00081190", "20260102");
        assertThat(curl.head()).doesNotContainIgnoringCase("Warning").doesNotContainIgnoringCase("total");
        assertThat(curl.get("/studies?ModalitiesInStudy=MR", AgentCurl.JSON)).isEqualTo("200");
        assertThat(curl.body()).isEqualTo("[]");
        assertThat(curl.get("/studies?StudyInstanceUID=" + Scan.STUDY + "," + others, AgentCurl.JSON))
                .isEqualTo("200");
        assertThat(curl.body()).contains(Scan.STUDY).doesNotContain(others);
    }

    void listsSeriesAndInstances() throws Exception {
        assertThat(curl.get(STUDY + "/series", AgentCurl.JSON)).isEqualTo("200");
        assertThat(curl.body()).contains("\"00201209\":{\"vr\":\"IS\",\"Value\":[2]}");
        assertThat(curl.get("/instances?limit=1&StudyInstanceUID=" + Scan.STUDY, AgentCurl.JSON))
                .isEqualTo("200");
        assertThat(curl.body()).contains(Scan.STUDY + ".1.1").doesNotContain(Scan.STUDY + ".1.2");
        assertThat(curl.head()).contains("There are 1 additional results");
        assertThat(curl.get("/studies?fuzzymatching=true&offset=5", "application/json"))
                .isEqualTo("200");
        assertThat(curl.head()).contains("Only literal matching");
    }

    void refusesTheRest() throws Exception {
        for (String refused :
                List.of("PatientName=Fictional*", "PatientID=A", "AccessionNumber=A-4711", "Nonsense=1")) {
            assertThat(curl.get("/studies?" + refused, AgentCurl.JSON))
                    .as(refused)
                    .isEqualTo("400");
        }
        assertThat(curl.get("/series", AgentCurl.JSON)).as("no study").isEqualTo("400");
        assertThat(curl.get("/studies/series", AgentCurl.JSON)).isEqualTo("404");
        assertThat(curl.get("/studies", "multipart/related; type=\"application/dicom+xml\""))
                .isEqualTo("406");
        assertThat(curl.get("/studies", Platform.tokens().expired(), List.of())).isEqualTo("401");
        assertThat(curl.get("/studies", Platform.tokens().exportSystem(), List.of()))
                .isEqualTo("403");
        assertThat(new AgentCurl(curl.folder(), curl.agent(), "NOT_THERE").get("/studies", AgentCurl.JSON))
                .isEqualTo("403");
    }

    /** After a no. */
    void listsNothing() throws Exception {
        assertThat(curl.get("/studies", AgentCurl.JSON)).isEqualTo("200");
        assertThat(curl.body()).as("as if it were not there").isEqualTo("[]");
        assertThat(curl.get(STUDY + "/instances", AgentCurl.JSON)).isEqualTo("200");
        assertThat(curl.body()).isEqualTo("[]");
    }
}
