// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.recipient;

import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.consentry.server.access.answer.Complaints;
import org.consentry.server.access.answer.FhirErrors;
import org.consentry.server.fhir.door.FhirWrites;
import org.consentry.server.fhir.door.TypeWrites;
import org.consentry.server.fhir.record.Filing;
import org.consentry.server.storage.RandomIds;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.IdType;

/**
 * Writes AI products, which everybody may read. Each belongs to a recipient of the register and is a recipient itself.
 */
@Singleton
public class DeviceProvider implements TypeWrites<Device> {
    private final FhirWrites writes;
    private final RegisterMapping register;
    private final RandomIds ids;

    /** Takes its collaborators. */
    @Inject
    public DeviceProvider(FhirWrites writes, RegisterMapping register, RandomIds ids) {
        this.writes = writes;
        this.register = register;
        this.ids = ids;
    }

    @Override
    public Class<Device> type() {
        return Device.class;
    }

    @Override
    public MethodOutcome create(RequestDetails request, Device device) {
        return put(request, new IdType("Device", ids.next()), device);
    }

    @Override
    public MethodOutcome update(RequestDetails request, IdType id, Device device) {
        return put(request, id, device);
    }

    private MethodOutcome put(RequestDetails request, IdType id, Device device) {
        register.lock();
        Complaints complaints = new Complaints();
        Optional<String> owner = DeviceMapping.owner(device).filter(register::knows);
        if (owner.isEmpty()) {
            complaints.add("Device.owner", "an Organization of the register", "none");
        }
        if (device.hasPatient()) {
            complaints.add("Device.patient", "none: the register is public", "a patient");
        }
        complaints.refuse();
        if (register.knows(id.getIdPart())) {
            throw FhirErrors.conflict("Expected an id that no Organization of the register has: both are recipients");
        }
        FhirWrites.Put done = writes.put(request, id, device, new Filing(null, Instant.EPOCH));
        if (done.changed()) {
            register.announceDevice(done.versioned(), id.getIdPart(), device);
        }
        return writes.outcome(Device.class, done.stored(), done.created());
    }
}
