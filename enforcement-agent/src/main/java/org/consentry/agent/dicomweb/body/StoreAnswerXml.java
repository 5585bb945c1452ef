// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.body;

import java.util.List;

/** The answer to a store in the Native DICOM Model (PS3.19, annex A). UIDs hold nothing that XML would escape. */
public final class StoreAnswerXml {
    private StoreAnswerXml() {}

    /** Writes an answer. */
    public static String write(StoreAnswer answer) {
        List<String> failed = answer.failed().stream()
                .map(failure -> reference(failure.object()) + reason(failure.reason()))
                .toList();
        List<String> stored =
                answer.stored().stream().map(StoreAnswerXml::reference).toList();
        List<String> others =
                answer.unreadable().stream().map(StoreAnswerXml::reason).toList();
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<NativeDicomModel xml:space=\"preserve\">"
                + attribute("00081190", "UR", "RetrieveURL", "")
                + sequence("00081198", "FailedSOPSequence", failed)
                + sequence("00081199", "ReferencedSOPSequence", stored)
                + sequence("0008119A", "OtherFailuresSequence", others)
                + "</NativeDicomModel>\n";
    }

    private static String sequence(String tag, String keyword, List<String> items) {
        if (items.isEmpty()) {
            return "";
        }
        StringBuilder content = new StringBuilder();
        for (int i = 0; i < items.size(); i++) {
            content.append("<Item number=\"")
                    .append(i + 1)
                    .append("\">")
                    .append(items.get(i))
                    .append("</Item>");
        }
        return attribute(tag, "SQ", keyword, content.toString());
    }

    private static String reference(StoreAnswer.Reference object) {
        return value("00081150", "UI", "ReferencedSOPClassUID", object.sopClass())
                + value("00081155", "UI", "ReferencedSOPInstanceUID", object.sopInstance());
    }

    private static String reason(int reason) {
        return value("00081197", "US", "FailureReason", Integer.toString(reason));
    }

    private static String value(String tag, String vr, String keyword, String value) {
        return attribute(tag, vr, keyword, "<Value number=\"1\">" + value + "</Value>");
    }

    private static String attribute(String tag, String vr, String keyword, String content) {
        return "<DicomAttribute tag=\"" + tag + "\" vr=\"" + vr + "\" keyword=\"" + keyword + "\">" + content
                + "</DicomAttribute>";
    }
}
