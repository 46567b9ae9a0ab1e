using System.Security.Cryptography;
using Broker.Core.Access;
using Broker.Core.Staff;

namespace Broker.Portal.Hosting;

/// <summary>An empty firm waits for its administrator: whoever holds the code printed on the console, once.</summary>
public sealed class FirstVisit(HasStaffQuery staff)
{
    private string? code;

    /// <summary>The code to print; made anew at each start.</summary>
    public string Code => code ??= RandomNumberGenerator.GetString("ABCDEFGHJKMNPQRSTVWXYZ23456789", 10);

    public async Task<bool> IsExpectedAsync() => !await staff.RunAsync(Caller.System(Jobs.Setup));

    public bool IsCode(string typed) => CryptographicOperations.FixedTimeEquals(
        System.Text.Encoding.UTF8.GetBytes(typed.Trim().ToUpperInvariant()), System.Text.Encoding.UTF8.GetBytes(Code));

    public void Over() => code = null;
}
