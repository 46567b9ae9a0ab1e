using Broker.Core.Staff;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    public DbSet<ExtranetOptions> ExtranetOptions => Set<ExtranetOptions>();
}
