// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

/** A thread that does its work when it is started. */
final class AtOnce extends Thread {
    private final Runnable work;

    AtOnce(Runnable work) {
        this.work = work;
    }

    @Override
    public void start() {
        work.run();
    }
}
