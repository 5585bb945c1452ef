// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Test;

class NoteLoopTest {
    /** The container gives the threads that answer waiting agents to whoever asks for none by name. */
    @Test
    void theLoopAsksForAThreadOfItsOwn() {
        assertThat(NoteLoop.class.getDeclaredConstructors()[0].getParameters())
                .filteredOn(parameter -> parameter.getType() == ScheduledExecutorService.class)
                .singleElement()
                .matches(parameter -> parameter.isAnnotationPresent(MailThread.class));
    }
}
