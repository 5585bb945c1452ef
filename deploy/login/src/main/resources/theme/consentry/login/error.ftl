<#import "template.ftl" as layout>
<#import "parts.ftl" as parts>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("errorTitle")}
  <#elseif section = "form">
    <div id="kc-error-message">
      <p class="govuk-body">${kcSanitize(message.summary)?no_esc}</p>
      <p class="govuk-body">${msg("consentryStillWrong", properties.helpPhone)}</p>
      <#if traceId??><p class="govuk-body-s" id="traceId">${msg("traceIdSupportMessage", traceId)}</p></#if>
    </div>
    <@parts.back />
  </#if>
</@layout.registrationLayout>
