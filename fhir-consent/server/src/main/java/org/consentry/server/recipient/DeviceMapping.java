// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.recipient;

import java.util.Optional;
import java.util.Set;
import org.consentry.policy.RecipientId;
import org.consentry.protocol.RegisteredRecipient;
import org.consentry.protocol.RegisteredRecipient.Status;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Device.DeviceDeviceNameComponent;
import org.hl7.fhir.r4.model.Device.FHIRDeviceStatus;

/** Reads a Device: an AI product that may receive scans under the agreement of its owner. */
final class DeviceMapping {
    private DeviceMapping() {}

    /** Logical id of the Organization that owns it. */
    static Optional<String> owner(Device device) {
        return OrganizationMapping.literal(device.getOwner());
    }

    /**
     * The recipient. A no to its owner, to anyone above the owner or to one of their classes applies to it; a yes to
     * them does not.
     *
     * @param owner the entry of its owner, whose agreement and country apply to it
     * @param above the owner, everyone above it, and all their classes
     */
    static RegisteredRecipient recipient(String id, Device device, RegisteredRecipient owner, Set<RecipientId> above) {
        return new RegisteredRecipient(
                new RecipientId(id),
                name(id, device),
                owner.kind(),
                owner.country(),
                true,
                above,
                Set.of(),
                owner.purposes(),
                isInUse(device) ? owner.status() : Status.PAUSED);
    }

    private static String name(String id, Device device) {
        return device.getDeviceName().stream()
                .filter(DeviceDeviceNameComponent::hasName)
                .map(DeviceDeviceNameComponent::getName)
                .findFirst()
                .orElse(id);
    }

    /** Whether the product is in use. Without a status it is. */
    private static boolean isInUse(Device device) {
        return !device.hasStatus() || device.getStatus() == FHIRDeviceStatus.ACTIVE;
    }
}
