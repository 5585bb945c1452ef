// SPDX-License-Identifier: Apache-2.0
/** Bodies of DICOMweb: media types, multipart/related in pieces, and the answer to a store as JSON and XML. */
@NullMarked
package org.consentry.agent.dicomweb.body;

import org.jspecify.annotations.NullMarked;
