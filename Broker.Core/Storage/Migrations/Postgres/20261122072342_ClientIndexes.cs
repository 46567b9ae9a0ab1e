using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Broker.Core.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ClientIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Tasks_ClientId",
                table: "Tasks");

            migrationBuilder.DropIndex(
                name: "IX_Clients_ByCity",
                table: "Clients");

            migrationBuilder.DropIndex(
                name: "IX_Clients_ByCreation",
                table: "Clients");

            migrationBuilder.DropIndex(
                name: "IX_Clients_ByName",
                table: "Clients");

            migrationBuilder.DropIndex(
                name: "IX_Clients_HandlerId_SortName_Id",
                table: "Clients");

            migrationBuilder.DropIndex(
                name: "IX_Clients_OriginId_SortName_Id",
                table: "Clients");

            migrationBuilder.DropIndex(
                name: "IX_Clients_PostalCode",
                table: "Clients");

            migrationBuilder.DropIndex(
                name: "IX_Clients_SegmentId_SortName_Id",
                table: "Clients");

            migrationBuilder.CreateIndex(
                name: "IX_Tasks_ClientId_State_PlannedOn",
                table: "Tasks",
                columns: new[] { "ClientId", "State", "PlannedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Clients_ByCity",
                table: "Clients",
                columns: new[] { "SortCity", "Id", "State", "Kind", "HandlerId" });

            migrationBuilder.CreateIndex(
                name: "IX_Clients_ByCreation",
                table: "Clients",
                columns: new[] { "CreatedAt", "Id", "State", "Kind", "HandlerId" });

            migrationBuilder.CreateIndex(
                name: "IX_Clients_ByName",
                table: "Clients",
                columns: new[] { "SortName", "Id", "State", "Kind", "HandlerId" });

            migrationBuilder.CreateIndex(
                name: "IX_Clients_HandlerId_SortName_Id_State_Kind",
                table: "Clients",
                columns: new[] { "HandlerId", "SortName", "Id", "State", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_Clients_OriginId_SortName_Id_State_Kind",
                table: "Clients",
                columns: new[] { "OriginId", "SortName", "Id", "State", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_Clients_PostalCode_SortName_Id_State_Kind",
                table: "Clients",
                columns: new[] { "PostalCode", "SortName", "Id", "State", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_Clients_SegmentId_SortName_Id_State_Kind",
                table: "Clients",
                columns: new[] { "SegmentId", "SortName", "Id", "State", "Kind" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Tasks_ClientId_State_PlannedOn",
                table: "Tasks");

            migrationBuilder.DropIndex(
                name: "IX_Clients_ByCity",
                table: "Clients");

            migrationBuilder.DropIndex(
                name: "IX_Clients_ByCreation",
                table: "Clients");

            migrationBuilder.DropIndex(
                name: "IX_Clients_ByName",
                table: "Clients");

            migrationBuilder.DropIndex(
                name: "IX_Clients_HandlerId_SortName_Id_State_Kind",
                table: "Clients");

            migrationBuilder.DropIndex(
                name: "IX_Clients_OriginId_SortName_Id_State_Kind",
                table: "Clients");

            migrationBuilder.DropIndex(
                name: "IX_Clients_PostalCode_SortName_Id_State_Kind",
                table: "Clients");

            migrationBuilder.DropIndex(
                name: "IX_Clients_SegmentId_SortName_Id_State_Kind",
                table: "Clients");

            migrationBuilder.CreateIndex(
                name: "IX_Tasks_ClientId",
                table: "Tasks",
                column: "ClientId");

            migrationBuilder.CreateIndex(
                name: "IX_Clients_ByCity",
                table: "Clients",
                columns: new[] { "SortCity", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Clients_ByCreation",
                table: "Clients",
                columns: new[] { "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Clients_ByName",
                table: "Clients",
                columns: new[] { "SortName", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Clients_HandlerId_SortName_Id",
                table: "Clients",
                columns: new[] { "HandlerId", "SortName", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Clients_OriginId_SortName_Id",
                table: "Clients",
                columns: new[] { "OriginId", "SortName", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Clients_PostalCode",
                table: "Clients",
                column: "PostalCode");

            migrationBuilder.CreateIndex(
                name: "IX_Clients_SegmentId_SortName_Id",
                table: "Clients",
                columns: new[] { "SegmentId", "SortName", "Id" });
        }
    }
}
