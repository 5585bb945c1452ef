// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.transit;

import java.util.Optional;
import org.consentry.agent.dicom.dimse.Status;
import org.consentry.agent.dicomweb.body.StoreAnswer.Reference;
import org.consentry.agent.queue.HeldObject;
import org.jspecify.annotations.Nullable;

/** One object of a request, and what became of it so far. For one thread at a time. */
public final class Received {
    private final @Nullable Reference object;
    private @Nullable HeldObject held;
    private Status status;

    private Received(@Nullable Reference object, @Nullable HeldObject held, Status status) {
        this.object = object;
        this.held = held;
        this.status = status;
    }

    /** It may leave, and is held until then. Without a better word it was not stored, and may be sent again. */
    public static Received held(Reference object, HeldObject held) {
        return new Received(object, held, TransitStatus.LATER);
    }

    /** It stays. */
    public static Received staying(Reference object, Status status) {
        return new Received(object, null, status);
    }

    /** It is no object. */
    public static Received unreadable(Status status) {
        return new Received(null, null, status);
    }

    /** What its sender calls it; empty if it could not be read. */
    public Optional<Reference> object() {
        return Optional.ofNullable(object);
    }

    /** What is held of it; empty if it stays. */
    public Optional<HeldObject> held() {
        return Optional.ofNullable(held);
    }

    /** What became of it so far. */
    public Status status() {
        return status;
    }

    /** What became of it at last. */
    public void became(Status last) {
        status = last;
        held = null;
    }
}
