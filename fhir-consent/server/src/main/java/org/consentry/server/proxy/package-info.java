// SPDX-License-Identifier: Apache-2.0
/**
 * Who may act for a patient: staff enter a grant from a paper, patient and proxy end it at once. Whether a grant is in
 * force is asked anew for each request ({@code access.ActingFilter}).
 */
@NullMarked
package org.consentry.server.proxy;

import org.jspecify.annotations.NullMarked;
