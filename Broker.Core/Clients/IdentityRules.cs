using System.ComponentModel.DataAnnotations;
using System.Net.Mail;
using Broker.Core.Common;

namespace Broker.Core.Clients;

/// <summary>Text that, when there is any, must read as what it claims to be. The form says it as one leaves the field, the desk asks again.</summary>
public abstract class ReadableAttribute : ValidationAttribute
{
    protected ReadableAttribute(string code) => ErrorMessage = code;

    protected abstract bool Reads(string text);

    public sealed override bool IsValid(object? value) => value is not string text || Inputs.Tidy(text) is not { } typed || Reads(typed);
}

[AttributeUsage(AttributeTargets.Property)]
public sealed class IsSirenAttribute() : ReadableAttribute("client.siren-wrong")
{
    protected override bool Reads(string text) => Siren.Read(text) is not null;
}

[AttributeUsage(AttributeTargets.Property)]
public sealed class IsSiretAttribute() : ReadableAttribute("client.siret-wrong")
{
    protected override bool Reads(string text) => Siret.Read(text) is not null;
}

[AttributeUsage(AttributeTargets.Property)]
public sealed class IsNafAttribute() : ReadableAttribute("client.naf-wrong")
{
    protected override bool Reads(string text) => Naf.Read(text) is not null;
}

[AttributeUsage(AttributeTargets.Property)]
public sealed class IsVatNumberAttribute() : ReadableAttribute("client.vat-wrong")
{
    protected override bool Reads(string text) => VatNumber.Read(text) is not null;
}

[AttributeUsage(AttributeTargets.Property)]
public sealed class IsEmailAttribute() : ReadableAttribute("input.not-an-email")
{
    protected override bool Reads(string text) => MailAddress.TryCreate(text, out _);
}

/// <summary>What one kind of client cannot be without, and another has not.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NeededByAttribute : ValidationAttribute
{
    public NeededByAttribute(params ClientKind[] kinds)
    {
        Kinds = kinds;
        ErrorMessage = "input.required";
    }

    public IReadOnlyList<ClientKind> Kinds { get; }

    protected override ValidationResult? IsValid(object? value, ValidationContext context) =>
        ((SaveClient.Input)context.ObjectInstance).Kind is { } kind && Kinds.Contains(kind) && string.IsNullOrWhiteSpace(value as string)
            ? new ValidationResult(ErrorMessage, [context.MemberName!]) : ValidationResult.Success;
}
