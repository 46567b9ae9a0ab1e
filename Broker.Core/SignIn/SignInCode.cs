using Broker.Core.Common;

namespace Broker.Core.SignIn;

/// <summary>Five digits sent by mail and typed once (IND-20…23). Only their hash is kept; a newer one ends the former.</summary>
public sealed class SignInCode : Entity, IPersonal, IUntold
{
    public const int MostFailures = 5, Digits = 5;
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    public required Guid PersonId { get; init; }
    public required string Hash { get; init; }
    public required DateTime ExpiresAt { get; init; }
    public int Failures { get; private set; }
    public DateTime? EndedAt { get; private set; }

    public bool IsGood(DateTime now) => EndedAt is null && ExpiresAt > now && Failures < MostFailures;

    public void End(DateTime now) => EndedAt ??= now;

    public void Fail(DateTime now)
    {
        if (++Failures >= MostFailures) End(now);
    }
}
