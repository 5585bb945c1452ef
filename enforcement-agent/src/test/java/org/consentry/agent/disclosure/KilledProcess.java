// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure;

import static org.consentry.agent.disclosure.Fixture.CHEST;
import static org.consentry.agent.disclosure.Fixture.HEAD;
import static org.consentry.agent.disclosure.Fixture.ORIGIN;
import static org.consentry.agent.disclosure.Fixture.item;
import static org.consentry.agent.disclosure.Fixture.permit;
import static org.consentry.agent.disclosure.Fixture.refusal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.consentry.policy.StudyUid;

/** Releases until it is killed, and says each thing only after it is done: i an intent is on disk, s it was sent. */
public final class KilledProcess {

    private KilledProcess() {}

    /** Uses the journal in the folder that the first argument names. */
    public static void main(String[] arguments) throws IOException {
        try (FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
            DisclosureJournal journal = Fixture.open(Path.of(arguments[0]));
            while (true) {
                try (Release release = journal.release(ORIGIN)) {
                    for (int i = 0; i < 5; i++) {
                        StudyUid study = i % 2 == 0 ? CHEST : HEAD;
                        Intent intent = release.intend(permit(study), item(study));
                        out.write('i');
                        intent.sent(0, 1);
                        out.write('s');
                        release.refused(refusal(study));
                    }
                }
                journal.doWork();
            }
        }
    }
}
