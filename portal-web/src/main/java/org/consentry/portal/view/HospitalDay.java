// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.view;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import org.consentry.portal.config.PortalConfig;

/** Which day it is at the hospital. */
@Singleton
public class HospitalDay {

    private final InstantSource clock;
    private final PortalConfig config;

    @Inject
    public HospitalDay(InstantSource clock, PortalConfig config) {
        this.clock = clock;
        this.config = config;
    }

    public LocalDate today() {
        return clock.instant().atZone(config.zone()).toLocalDate();
    }
}
