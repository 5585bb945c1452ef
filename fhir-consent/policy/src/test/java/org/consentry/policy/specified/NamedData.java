// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy.specified;

import java.util.Set;
import org.consentry.policy.DataItem;
import org.consentry.policy.RecipientId;
import org.consentry.policy.Study;
import org.consentry.policy.StudyUid;

/** Section 8, the row "data": what a rule names, against the study asked for. */
record NamedData(DataItem item) {

    Fit fit(Study study) {
        Set<RecipientId> authors = study.origin().authors();
        if (item.meaning() == DataItem.Meaning.AUTHOREDBY) {
            return authors == null
                    ? Fit.missing("author")
                    : Fit.of(authors.contains(new RecipientId(item.reference())));
        }
        return item.reference().startsWith("urn:oid:") ? byUid(study) : byReference(study);
    }

    /** Whether it names a study, rather than something around one. */
    boolean isStudy() {
        return item.meaning() != DataItem.Meaning.AUTHOREDBY
                && (item.reference().startsWith("urn:oid:") || item.reference().startsWith("ImagingStudy/"));
    }

    private Fit byUid(Study study) {
        StudyUid uid = study.uid();
        return uid == null ? Fit.missing("study") : Fit.of(item.reference().equals("urn:oid:" + uid.value()));
    }

    /** The study's own resource by any meaning; its encounter and its order only where the rule reaches further. */
    private Fit byReference(Study study) {
        if (item.meaning() == DataItem.Meaning.INSTANCE && !isStudy()) {
            return Fit.NO;
        }
        Set<String> references = study.origin().references();
        return references == null ? Fit.missing("references") : Fit.of(references.contains(item.reference()));
    }
}
