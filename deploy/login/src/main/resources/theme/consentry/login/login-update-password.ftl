<#import "template.ftl" as layout>
<#import "parts.ftl" as parts>
<#assign weak = messagesPerField.existsError('password')?then(messagesPerField.get('password'), '')>
<#assign differs = messagesPerField.existsError('password-confirm')?then(messagesPerField.get('password-confirm'), '')>
<@layout.registrationLayout displayMessage=!(weak?has_content || differs?has_content); section>
  <#if section = "header">
    ${msg("updatePasswordTitle")}
  <#elseif section = "errors">
    <#if weak?has_content><@parts.errors field="password-new" text=weak />
    <#elseif differs?has_content><@parts.errors field="password-confirm" text=differs /></#if>
  <#elseif section = "form">
    <form id="kc-passwd-update-form" action="${url.loginAction}" method="post" novalidate>
      <@parts.field name="password-new" label=msg("passwordNew") hint=msg("consentryPasswordHint") type="password" autocomplete="new-password"
          error=weak focus=true />
      <@parts.field name="password-confirm" label=msg("passwordConfirm") type="password" autocomplete="new-password" error=differs />
      <button class="govuk-button" name="login" type="submit">${msg("doSubmit")}</button>
      <#if isAppInitiatedAction??>
        <button class="govuk-button govuk-button--secondary" type="submit" name="cancel-aia" value="true">${msg("doCancel")}</button>
      </#if>
    </form>
  </#if>
</@layout.registrationLayout>
